package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessSignUpTest extends MirrorTestBase {

    private static final String MEMBERS = """
            SELECT concat_ws('|', m.customer_id, k.name, k.email, m.role)
            FROM membership m JOIN company k ON k.id = m.company_id ORDER BY 1
            """;

    @Test
    void aConfirmedBusinessSignUpIsAContactAndACompany() throws SQLException {
        apply(user("u1").verified().business(" \u00a0Müller & Söhne \t"));

        assertThat(registry.texts(MEMBERS)).containsExactly("u1|Müller & Söhne|u1@example.org|admin");
        assertThat(customer("business_name", "u1")).isEqualTo(" \u00a0Müller & Söhne \t");
    }

    @Test
    void anUnconfirmedOneMakesNoCompany() throws SQLException {
        apply(user("u1").business("Müller GmbH"));
        assertThat(count("company")).isZero();

        apply(user("u1").verified().business("Müller GmbH"));
        assertThat(registry.texts(MEMBERS)).containsExactly("u1|Müller GmbH|u1@example.org|admin");
    }

    @Test
    void aPersonalOneIsAnIndividual() throws SQLException {
        apply(user("u1").verified().with("businessName", "Müller GmbH"));

        assertThat(count("company")).isZero();
    }

    @Test
    void aBlankNameMakesNoCompany() throws SQLException {
        apply(user("u1").verified().business(" \u3000 "));

        assertThat(count("company")).isZero();
        assertThat(count("mirror_parked")).isZero();
    }

    @Test
    void aLaterNameNeverRenamesTheCompany() throws SQLException {
        apply(user("u1").verified().business("Müller GmbH"));
        apply(user("u1").verified().business("Other"));

        assertThat(registry.texts("SELECT name FROM company")).containsExactly("Müller GmbH");
    }

    @Test
    void aCompanyWithThatAddressAndNoMemberGetsItsAdmin() throws SQLException {
        registry.execute("INSERT INTO company (name, email) VALUES ('Imported', 'U1@example.org')");

        apply(user("u1").verified().business("Müller GmbH"));

        assertThat(registry.texts(MEMBERS)).containsExactly("u1|Imported|U1@example.org|admin");
    }

    @Test
    void aCompanyWithThatAddressAndMembersIsNotJoined() throws SQLException {
        apply(user("u1").verified().business("Müller GmbH"));
        apply(user("u1").with("email", "moved@example.org").verified().business("Müller GmbH"));

        apply(user("u2").with("email", "u1@example.org").verified().business("Müller"));

        assertThat(registry.texts(MEMBERS)).containsExactly("u1|Müller GmbH|u1@example.org|admin");
        assertThat(registry.texts("SELECT concat_ws('|', name, version) FROM company"))
                .containsExactly("Müller GmbH|1");
        assertThat(customer("business_name_read_at IS NOT NULL", "u2")).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "rejected"})
    void aCompanyThatStaffHaveNotLetInGetsItsAdminAndWaits(String status) throws SQLException {
        registry.execute("INSERT INTO company (name, email, status) VALUES ('Old', 'u1@example.org', ?)", status);

        apply(user("u1").verified().business("Müller GmbH"));

        assertThat(registry.texts(MEMBERS)).containsExactly("u1|Old|u1@example.org|admin");
        assertThat(registry.texts("SELECT concat_ws('|', name, status) FROM company"))
                .containsExactly("Old|pending");
        assertThat(registry.texts("SELECT concat_ws('|', type, status, customer_id, company_name) FROM request"))
                .containsExactly("new_company|open|u1|Müller GmbH");
        assertThat(registry.texts("SELECT companies::text FROM user_identity")).containsExactly("{}");
    }

    @Test
    void aBlockedCompanyIsNotJoined() throws SQLException {
        registry.execute("INSERT INTO company (name, email, status) VALUES ('Old', 'u1@example.org', 'blocked')");

        apply(user("u1").verified().business("Müller GmbH"));

        assertThat(registry.texts(MEMBERS)).isEmpty();
        assertThat(registry.texts("SELECT concat_ws('|', name, status) FROM company"))
                .containsExactly("Old|blocked");
        assertThat(registry.texts("SELECT concat_ws('|', type, customer_id, company_name) FROM request"))
                .containsExactly("join_company|u1|Müller GmbH");
        assertThat(customer("business_name_read_at IS NOT NULL", "u1")).isEqualTo("true");
    }
}
