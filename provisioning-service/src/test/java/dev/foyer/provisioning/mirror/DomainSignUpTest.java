package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainSignUpTest extends MirrorTestBase {

    private static final String MEMBERS = """
            SELECT concat_ws('|', m.customer_id, k.id, m.role, k.version)
            FROM membership m JOIN company k ON k.id = m.company_id WHERE m.customer_id <> 'boss' ORDER BY 1
            """;

    private static final String REQUESTS =
            "SELECT concat_ws('|', type, customer_id, company_id, company_name, status) FROM request ORDER BY 1";

    private static final String MAILS = "SELECT template || ' ' || customer_id FROM mail ORDER BY 1";

    @BeforeEach
    void aCompanyWithAnAdmin() {
        registry.execute("INSERT INTO company (id, name, email) VALUES ('k', 'Pine', 'office@pine.example')");
        registry.execute("INSERT INTO customer (id, user_id, active) VALUES ('boss', 'boss', true)");
        registry.execute("INSERT INTO membership (customer_id, company_id, role) VALUES ('boss', 'k', 'admin')");
    }

    @ParameterizedTest
    @EnumSource(CompanyApproval.class)
    void whoHasAnAddressAtAProvedDomainIsABuyerWhereTheCompanyTakesEverybody(CompanyApproval approval)
            throws SQLException {
        proved("k", "example.org", "automatic");

        applier.apply(lease, List.of(user("u1").verified().business("My own").change()), approval);

        assertThat(registry.texts(MEMBERS)).containsExactly("u1|k|buyer|2");
        assertThat(registry.texts("SELECT name FROM company")).containsExactly("Pine");
        assertThat(registry.texts(REQUESTS)).isEmpty();
        assertThat(customer("lifecycle", "u1")).isEqualTo("registered");
    }

    @ParameterizedTest
    @EnumSource(CompanyApproval.class)
    void whereTheCompanyWantsToBeAskedItIsAsked(CompanyApproval approval) throws SQLException {
        proved("k", "example.org", "request");

        applier.apply(lease, List.of(user("u1").verified().business("My own").change()), approval);

        assertThat(registry.texts(MEMBERS)).isEmpty();
        assertThat(registry.texts(REQUESTS)).containsExactly("join_company|u1|k|My own|open");
        assertThat(registry.texts("SELECT name FROM company")).containsExactly("Pine");
        assertThat(registry.texts(MAILS)).containsExactly("join-request boss", "join-requested u1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suggest", "request"})
    void theNameOfACompanyComesBeforeTheDomainOfAnother(String joining) throws SQLException {
        registry.execute("INSERT INTO company (id, name, email) VALUES ('fir', 'Fir Ltd', 'office@fir.example')");
        proved("k", "example.org", joining);

        apply(user("u1").verified().business("FIR"));

        assertThat(registry.texts(REQUESTS)).containsExactly("join_company|u1|fir|FIR|open");
    }

    @Test
    void aDomainThatIsOnlySuggestedMakesNobodyAsk() throws SQLException {
        proved("k", "example.org", "suggest");

        apply(user("u1").verified().business("My own"));

        assertThat(registry.texts(REQUESTS)).isEmpty();
        assertThat(registry.texts("SELECT name FROM company ORDER BY 1")).containsExactly("My own", "Pine");
    }

    @Test
    void anUnconfirmedAddressIsNobodysDomain() throws SQLException {
        proved("k", "example.org", "automatic");

        apply(user("u1").business("My own"));

        assertThat(registry.texts(MEMBERS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"other.example, u1@example.org", "example.org, u1@sub.example.org", "example.org, u1@notexample.org"})
    void anotherDomainIsAnother(String domain, String email) throws SQLException {
        proved("k", domain, "automatic");

        apply(user("u1").with("email", email).verified().business("My own"));

        assertThat(registry.texts("SELECT company_id FROM membership WHERE customer_id = 'u1' AND company_id = 'k'"))
                .isEmpty();
    }

    @Test
    void aClaimAloneLetsNobodyIn() throws SQLException {
        registry.execute("INSERT INTO company_domain (company_id, domain, unicode, joining, challenge) "
                + "VALUES ('k', 'example.org', 'example.org', 'request', 'c')");

        apply(user("u1").verified().business("My own"));

        assertThat(registry.texts(REQUESTS)).isEmpty();
        assertThat(registry.texts("SELECT name FROM company ORDER BY 1")).containsExactly("My own", "Pine");
    }

    @ParameterizedTest
    @CsvSource({
        "pending, automatic",
        "blocked, automatic",
        "rejected, automatic",
        "pending, request",
        "blocked, request"
    })
    void nobodyComesToACompanyThatMayNotBuy(String status, String joining) throws SQLException {
        registry.execute("UPDATE company SET status = ?", status);
        proved("k", "example.org", joining);

        apply(user("u1").verified().business("My own"));

        assertThat(registry.texts("SELECT customer_id FROM membership WHERE company_id = 'k'"))
                .containsExactly("boss");
        assertThat(registry.texts(REQUESTS)).isEmpty();
    }

    @Test
    void theCompanyWithThatVeryAddressGoesBefore() throws SQLException {
        registry.execute("INSERT INTO company (id, name, email) VALUES ('own', 'Imported', 'u1@example.org')");
        proved("k", "example.org", "automatic");

        apply(user("u1").verified().business("My own"));

        assertThat(registry.texts("SELECT company_id || role FROM membership WHERE customer_id = 'u1'"))
                .containsExactly("ownadmin");
    }

    @Test
    void anInvitationGoesBefore() throws SQLException {
        registry.execute("INSERT INTO company (id, name, email) VALUES ('fir', 'Fir', 'office@fir.example')");
        registry.execute("INSERT INTO invitation (company_id, email, role, expires_at) "
                + "VALUES ('fir', 'u1@example.org', 'viewer', clock_timestamp() + interval '1 day')");
        proved("k", "example.org", "automatic");

        apply(user("u1").verified().business("Fir"));

        assertThat(registry.texts(MEMBERS)).containsExactly("u1|fir|viewer|2");
    }

    @Test
    void whereNobodyManagesTheCompanyStaffAreAsked() throws SQLException {
        registry.execute("UPDATE membership SET role = 'viewer'");
        proved("k", "example.org", "automatic");

        apply(user("u1").verified().business("My own"));

        assertThat(registry.texts(MEMBERS)).isEmpty();
        assertThat(registry.texts(REQUESTS)).containsExactly("join_company|u1|k|My own|open");
    }

    @Test
    void ofCompaniesWithOneNameTheOneThatProvedTheDomainIsAsked() throws SQLException {
        registry.execute("INSERT INTO company (id, name, email, created_at) "
                + "VALUES ('older', 'Pine', 'older@x.example', now() - interval '1 year')");
        proved("k", "example.org", "request");

        apply(user("u1").verified().business("PINE"));

        assertThat(registry.texts(REQUESTS)).containsExactly("join_company|u1|k|PINE|open");
    }

    @Test
    void theSameSnapshotAgainChangesNothing() throws SQLException {
        proved("k", "example.org", "automatic");
        apply(user("u1").verified().business("My own"));
        registry.execute("DELETE FROM membership WHERE customer_id = 'u1'");

        apply(user("u1").verified().business("My own"));

        assertThat(registry.texts(MEMBERS)).isEmpty();
    }

    private void proved(String company, String domain, String joining) {
        registry.execute(
                "INSERT INTO company_domain (company_id, domain, unicode, joining, challenge, verified_at, seen_at, checked_at) "
                        + "VALUES (?, ?, ?, ?, 'c', now(), now(), now())",
                company,
                domain,
                domain,
                joining);
    }
}
