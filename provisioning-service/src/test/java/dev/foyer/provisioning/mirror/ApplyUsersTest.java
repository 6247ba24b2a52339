package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.gone;
import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ApplyUsersTest extends MirrorTestBase {

    @Test
    void aNewUserBecomesACustomerWithTheUsersId() throws SQLException {
        apply(user("u1").verified().with("firstSignInAt", "2026-01-05T11:00:00.5Z"));

        assertThat(registry.text("""
                SELECT concat_ws('|', user_id, email, email_verified, first_name, last_name, language, active,
                                 account_type, first_sign_in_at AT TIME ZONE 'UTC', registered_at IS NOT NULL, version)
                FROM customer WHERE id = 'u1'"""))
                .isEqualTo("u1|u1@example.org|t|Anna|Müller|de|t|personal|2026-01-05 11:00:00.5|t|1");
    }

    @Test
    void whoHadNoAddressHasNoFormerOne() throws SQLException {
        apply(user("u1").with("email", null).verified());
        apply(user("u1").with("email", "a@example.org").verified());

        assertThat(customer("former_emails", "u1")).isEqualTo("{}");
    }

    @Test
    void whatStaffWroteDownStaysWithoutTheUser() throws SQLException {
        apply(user("u1"));
        registry.execute("UPDATE customer SET phone = '+4930123456'");
        apply(gone("u1"));

        assertThat(registry.texts("SELECT concat_ws('|', id, user_id, active, phone) FROM customer"))
                .containsExactly("u1|f|+4930123456");
    }

    @Test
    void whomStaffGaveAnAddressStaysWithoutTheUser() throws SQLException {
        apply(user("u1"));
        registry.execute("INSERT INTO address (customer_id, parts) VALUES ('u1', '{\"city\":\"Bern\"}')");
        apply(gone("u1"));

        assertThat(registry.texts("SELECT concat_ws('|', id, active, email) FROM customer"))
                .containsExactly("u1|f");
        assertThat(count("address")).isEqualTo(1);
    }

    @Test
    void aCustomerIdFromKeycloakIsAdopted() throws SQLException {
        apply(user("u1").with("customerId", "0B1E8B5C-0D6B-4F0E-9C51-0C8D25F6C001"));

        assertThat(customer("user_id", "0b1e8b5c-0d6b-4f0e-9c51-0c8d25f6c001")).isEqualTo("u1");
    }

    @Test
    void aCustomerIdThatIsNoUuidOrSomebodyElsesIsNot() throws SQLException {
        apply(user("u1").with("customerId", "0b1e8b5c-0d6b-4f0e-9c51-0c8d25f6c001"));
        apply(user("u2").with("customerId", "0b1e8b5c-0d6b-4f0e-9c51-0c8d25f6c001"));
        apply(user("u3").with("customerId", "' OR 1=1"));

        assertThat(customer("user_id", "u2")).isEqualTo("u2");
        assertThat(customer("user_id", "u3")).isEqualTo("u3");
    }

    @Test
    void aCustomerWithoutLoginWhoseIdTheUserNamesGetsTheLogin() throws SQLException {
        registry.execute(
                "INSERT INTO customer (id, email, customer_number) VALUES (?, 'p@example.org', 'K-1')",
                "0b1e8b5c-0d6b-4f0e-9c51-0c8d25f6c001");

        apply(user("u1").with("customerId", "0b1e8b5c-0d6b-4f0e-9c51-0c8d25f6c001"));

        assertThat(registry.texts("SELECT concat_ws('|', id, user_id, customer_number) FROM customer"))
                .containsExactly("0b1e8b5c-0d6b-4f0e-9c51-0c8d25f6c001|u1|K-1");
    }

    @Test
    void theSameSnapshotTwiceChangesNothing() throws SQLException {
        Snapshots anna = user("u1").verified().business("Müller GmbH").with("firstSignInAt", "2026-01-05T11:00:00Z");
        apply(anna);
        String before = registry.text("SELECT row(c.*)::text FROM customer c");
        String companies = registry.text("SELECT row(k.*)::text FROM company k");

        apply(anna);

        assertThat(registry.text("SELECT row(c.*)::text FROM customer c")).isEqualTo(before);
        assertThat(registry.text("SELECT row(k.*)::text FROM company k")).isEqualTo(companies);
    }

    @Test
    void anUpdateTouchesWhatKeycloakOwnsAndNothingElse() throws SQLException {
        apply(user("u1").verified());
        registry.execute("UPDATE customer SET customer_number = 'K-7', phone = '+49301'");

        apply(user("u1").verified().with("firstName", "Änne").disabled());

        assertThat(registry.text(
                        "SELECT concat_ws('|', first_name, active, customer_number, phone, version) FROM customer"))
                .isEqualTo("Änne|f|K-7|+49301|2");
    }

    @Test
    void theFirstSignInAndTheRegistrationNeverRegress() throws SQLException {
        apply(user("u1").verified().with("firstSignInAt", "2026-01-05T11:00:00Z"));
        String registered = customer("registered_at", "u1");

        apply(user("u1").with("email", "new@example.org"));

        assertThat(customer("first_sign_in_at AT TIME ZONE 'UTC'", "u1")).isEqualTo("2026-01-05 11:00:00");
        assertThat(customer("registered_at", "u1")).isEqualTo(registered);
    }

    @Test
    void theFormerAddressIsKeptWhenAVerifiedOneChanges() throws SQLException {
        apply(user("u1").with("email", "typo@example.org"));
        apply(user("u1").with("email", "a@example.org").verified());
        apply(user("u1").with("email", "b@example.org").verified());
        assertThat(customer("former_emails", "u1")).isEqualTo("{a@example.org}");

        apply(user("u1").with("email", "a@example.org").verified());
        assertThat(customer("former_emails", "u1")).isEqualTo("{b@example.org}");
    }

    @Test
    void aRemovedUserWhoHadProvedAnAddressLeavesAnInactiveCustomerWithoutLogin() throws SQLException {
        apply(user("u1").verified().business("Müller GmbH"));

        apply(gone("u1"));

        assertThat(registry.text("SELECT concat_ws('|', user_id IS NULL, active, email, first_name) FROM customer"))
                .isEqualTo("t|f|u1@example.org|Anna");
        assertThat(count("membership")).isEqualTo(1);
    }

    @Test
    void aRemovedUserWhoNeverProvedAnAddressLeavesNothing() throws SQLException {
        apply(user("u1"));
        apply(gone("u1"));
        apply(gone("never-seen"));

        assertThat(count("customer")).isZero();
    }

    @Test
    void anUnprovedAddressDoesNotStayWithACustomerWhoseUserIsGone() throws SQLException {
        apply(user("u1").verified());
        apply(user("u1").with("email", "victim@example.org"));
        apply(gone("u1"));

        apply(user("u2").with("email", "victim@example.org").verified());

        assertThat(customer("user_id", "u2")).isEqualTo("u2");
        assertThat(customer("email", "u1")).isNull();
        assertThat(count("customer_alias")).isZero();
    }

    @Test
    void unverifiedAddressesMayCollide() throws SQLException {
        apply(user("u1").with("email", "a@example.org").verified());
        apply(
                user("u2").with("email", "a@example.org").change(),
                user("u3").with("email", "A@example.org").change());

        assertThat(count("customer")).isEqualTo(3);
        assertThat(count("mirror_parked")).isZero();
    }

    @Test
    void guestsNeedNoAddress() throws SQLException {
        apply(
                user("g1").with("email", null).with("accountType", "guest").change(),
                user("g2").with("email", null).with("accountType", "guest").change());

        assertThat(registry.texts("SELECT account_type FROM customer")).containsExactly("guest", "guest");
    }

    @Test
    void veryLongValuesFit() throws SQLException {
        apply(user("u1").with("firstName", "ا".repeat(5_000)).with("lastName", "x".repeat(50_000)));

        assertThat(customer("(length(first_name) + length(last_name))", "u1")).isEqualTo("55000");
    }

    @Test
    void fiveHundredUsersAreOneBatch() throws SQLException {
        apply(IntStream.range(0, 500)
                .mapToObj(i -> user("u" + i).verified().business("Firma " + i).change())
                .toArray(dev.foyer.provisioning.keycloak.Changes.Change[]::new));

        assertThat(count("customer")).isEqualTo(500);
        assertThat(count("membership WHERE role = 'admin'")).isEqualTo(500);
        assertThat(count("mirror_parked")).isZero();
    }
}
