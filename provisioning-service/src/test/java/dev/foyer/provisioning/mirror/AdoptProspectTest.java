package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.gone;
import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdoptProspectTest extends MirrorTestBase {

    @BeforeEach
    void aProspectOfACompany() {
        registry.execute("INSERT INTO customer (id, email, customer_number) VALUES ('old', 'Anna@Example.org', 'K-1')");
        registry.execute("INSERT INTO company (id, name, email) VALUES ('k1', 'Müller GmbH', 'office@example.org')");
        registry.execute("INSERT INTO membership (customer_id, company_id, role) VALUES ('old', 'k1', 'viewer')");
    }

    @Test
    void anUnverifiedAddressMatchesNothing() throws SQLException {
        apply(user("u1").with("email", "anna@example.org"));

        assertThat(registry.texts("SELECT concat_ws('|', id, user_id) FROM customer ORDER BY id"))
                .containsExactly("old", "u1|u1");
    }

    @Test
    void theProspectBecomesTheCustomerOnceTheAddressIsProved() throws SQLException {
        apply(user("u1").with("email", "anna@example.org"));
        apply(user("u1").with("email", "anna@example.org").verified());

        assertThat(registry.texts("SELECT concat_ws('|', id, user_id, customer_number, email) FROM customer"))
                .containsExactly("u1|u1|K-1|anna@example.org");
        assertThat(registry.texts("SELECT concat_ws('|', customer_id, company_id, role) FROM membership"))
                .containsExactly("u1|k1|viewer");
        assertThat(registry.texts("SELECT concat_ws('|', old_id, customer_id) FROM customer_alias"))
                .containsExactly("old|u1");
    }

    @Test
    void whomStaffDeactivatedBeforeTheSignUpStaysSo() throws SQLException {
        registry.execute("UPDATE customer SET active = false, wanted = '{\"active\": false}'");
        apply(user("u1").with("email", "anna@example.org").verified());

        assertThat(registry.texts("SELECT concat_ws('|', id, user_id, active) FROM customer"))
                .containsExactly("u1|u1|f");
        assertThat(registry.texts("SELECT concat_ws('|', user_id, kind) FROM identity_command"))
                .containsExactly("u1|state");
        assertThat(registry.text("SELECT wanted::text FROM user_identity WHERE user_id = 'u1'"))
                .isEqualTo("{\"active\": false}");
    }

    @Test
    void aContactOfACompanyGetsNoSecondOne() throws SQLException {
        apply(user("u1").with("email", "anna@example.org").verified().business("Other Name"));

        assertThat(registry.texts("SELECT name FROM company")).containsExactly("Müller GmbH");
        assertThat(customer("business_name_read_at IS NOT NULL", "u1")).isEqualTo("true");
    }

    @Test
    void whoRegistersAgainIsTheSameCustomer() throws SQLException {
        apply(user("u1").with("email", "anna@example.org").verified());
        apply(
                gone("u1"),
                user("u2").with("email", "anna@example.org").verified().change());

        assertThat(registry.texts("SELECT concat_ws('|', id, user_id, customer_number, active) FROM customer"))
                .containsExactly("u2|u2|K-1|t");
        assertThat(registry.texts("SELECT concat_ws('|', old_id, customer_id) FROM customer_alias ORDER BY 1"))
                .containsExactly("old|u2", "u1|u2");
    }

    @Test
    void whoHadALoginBeforeKeepsTheNumberButNoRightsOverACompany() throws SQLException {
        apply(user("u1").with("email", "anna@example.org").verified().business("Print"));
        registry.execute("UPDATE customer SET first_ordered_at = '2026-01-05T10:00:00Z'");
        apply(gone("u1"));

        apply(user("u2").with("email", "anna@example.org").verified());

        assertThat(registry.text("SELECT concat_ws('|', id, customer_number, first_ordered_at IS NOT NULL, "
                        + "business_name_read_at) FROM customer"))
                .isEqualTo("u2|K-1|t");
        assertThat(count("membership")).isZero();
        assertThat(registry.texts("SELECT concat_ws('|', old_id, customer_id) FROM customer_alias ORDER BY 1"))
                .containsExactly("old|u2", "u1|u2");
        assertThat(registry.text("SELECT version::text FROM company")).isEqualTo("2");
    }

    @Test
    void whoHadALoginBeforeLeavesNoAddressesToTheNextHolderOfTheMailbox() throws SQLException {
        registry.execute("INSERT INTO address (customer_id, parts) VALUES ('old', '{\"city\": \"Bern\"}')");
        registry.execute("UPDATE customer SET registered_at = now(), email_verified = true WHERE id = 'old'");

        apply(user("u9").with("email", "anna@example.org").verified());

        assertThat(registry.texts("SELECT customer_id FROM address")).isEmpty();
    }

    @Test
    void aProspectKeepsTheAddresses() throws SQLException {
        registry.execute("INSERT INTO address (customer_id, parts) VALUES ('old', '{\"city\": \"Bern\"}')");

        apply(user("u9").with("email", "anna@example.org").verified());

        assertThat(registry.texts("SELECT customer_id FROM address")).containsExactly("u9");
    }

    @Test
    void whoHadALoginBeforeMayBringACompanyLikeEverybodyNew() throws SQLException {
        apply(user("u1").with("email", "anna@example.org").verified().business("Print"));
        apply(gone("u1"));

        apply(user("u2").with("email", "anna@example.org").verified().business("Print"));

        assertThat(registry.texts("SELECT concat_ws('|', m.customer_id, k.name, m.role) "
                        + "FROM membership m JOIN company k ON k.id = m.company_id"))
                .containsExactly("u2|Print|admin");
    }

    @Test
    void whoWaitedForStaffAndLeftStartsAnewWithTheSameAddress() throws SQLException {
        registry.execute("DELETE FROM customer");
        applier.apply(lease, List.of(user("u1").verified().business("Print").change()), CompanyApproval.STAFF);
        apply(gone("u1"));
        assertThat(registry.texts("SELECT concat_ws('|', status, decided_by) FROM request"))
                .containsExactly("withdrawn|keycloak");

        apply(user("u2").with("email", "u1@example.org").verified());

        assertThat(customer("lifecycle", "u2")).isEqualTo("registered");
        assertThat(count("membership")).isZero();

        apply(user("u3").with("email", "u3@example.org").verified().business("Print"));
        assertThat(registry.texts("SELECT concat_ws('|', k.status, k.email) FROM membership m "
                        + "JOIN company k ON k.id = m.company_id WHERE m.customer_id = 'u3'"))
                .containsExactly("active|u3@example.org");
    }

    @Test
    void anAdoptedIdThatIsTakenIsNotForcedAndTheUserIsSeen() throws SQLException {
        String third = "0b1e8b5c-0d6b-4f0e-9c51-0c8d25f6c001";
        registry.execute("INSERT INTO customer (id, email) VALUES (?, 'third@example.org')", third);
        apply(user("u1").with("email", "anna@example.org"));

        apply(user("u1").with("email", "anna@example.org").verified().with("customerId", third));

        assertThat(customer("customer_number", "u1")).isEqualTo("K-1");
        assertThat(registry.texts("SELECT reason FROM mirror_parked"))
                .containsExactly("Keycloak names another customer id; the registry's is kept");
    }

    @Test
    void aRestoredUserGetsItsCustomerBack() throws SQLException {
        apply(user("u9").verified());
        apply(gone("u9"));
        apply(user("u9"));

        assertThat(customer("user_id", "u9")).isEqualTo("u9");
        assertThat(customer("active", "u9")).isEqualTo("true");
        assertThat(count("mirror_parked")).isZero();
    }

    @Test
    void aRegisteredCustomerIsNotMergedInSilence() throws SQLException {
        apply(user("u1").verified());
        apply(user("u1").with("email", "anna@example.org").verified());

        assertThat(registry.texts("SELECT concat_ws('|', user_id, reason) FROM mirror_parked"))
                .containsExactly("u1|Another customer has this email address");
        assertThat(customer("email", "u1")).isEqualTo("u1@example.org");
        assertThat(customer("customer_number", "old")).isEqualTo("K-1");
    }
}
