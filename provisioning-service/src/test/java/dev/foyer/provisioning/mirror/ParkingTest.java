package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.gone;
import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParkingTest extends MirrorTestBase {

    private static final String PARKED =
            "SELECT concat_ws('|', user_id, reason, attempts) FROM mirror_parked ORDER BY 1";
    private static final String ID = "0b1e8b5c-0d6b-4f0e-9c51-0c8d25f6c001";
    private static final String OTHER_ID = "0b1e8b5c-0d6b-4f0e-9c51-0c8d25f6c002";

    @Test
    void oneThatCannotBeAppliedIsParkedAndTheRestIsApplied() throws SQLException {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            changes.add(user("u" + i).verified().change());
        }
        changes.add(7, user("twin").with("email", "U3@example.org").verified().change());
        changes.add(11, user("odd").with("firstSignInAt", "yesterday noon").change());
        changes.add(13, user("zero").with("firstName", "a\0b").change());
        changes.add(17, new Change("void", List.of(1L), TextNode.valueOf("?")));

        apply(changes.toArray(Change[]::new));

        assertThat(count("customer WHERE email IS NOT NULL")).isEqualTo(20);
        assertThat(registry.texts(PARKED))
                .containsExactly(
                        "odd|A value cannot be stored (SQL state 22007)|1",
                        "twin|Another customer has this email address|1",
                        "void|Violates the rule that email_verified is present|1",
                        "zero|A value cannot be stored (SQL state 22P05)|1");
    }

    @Test
    void theNextChangeOfAParkedUserFreesIt() throws SQLException {
        apply(user("u1").with("firstSignInAt", "yesterday noon"));
        apply(user("u1").with("firstSignInAt", "yesterday noon"));
        assertThat(registry.texts(PARKED)).containsExactly("u1|A value cannot be stored (SQL state 22007)|2");

        apply(user("u1"));

        assertThat(registry.texts(PARKED)).isEmpty();
        assertThat(customer("user_id", "u1")).isEqualTo("u1");
    }

    @Test
    void aParkedUserWhoIsRemovedIsParkedNoMore() throws SQLException {
        apply(user("u1").with("firstSignInAt", "yesterday noon"));
        apply(gone("u1"));

        assertThat(registry.texts(PARKED)).isEmpty();
    }

    @Test
    void aParkedUserIsTriedAgainWithTheNewestSnapshot() throws SQLException {
        apply(user("u1").with("email", "a@example.org").verified());
        apply(user("u2").with("email", "a@example.org").verified());
        assertThat(registry.texts(PARKED)).containsExactly("u2|Another customer has this email address|1");
        assertThat(registry.texts("SELECT user_id FROM identity_command WHERE kind = 'mark'"))
                .containsExactly("u1");

        apply(user("u1").with("email", "b@example.org").verified());
        retry();

        assertThat(registry.texts(PARKED)).isEmpty();
        assertThat(customer("email", "u2")).isEqualTo("a@example.org");
    }

    @Test
    void whoseAddressIsTakenGetsEverythingElse() throws SQLException {
        apply(user("u1").with("email", "a@example.org").verified());
        apply(user("u2").verified());
        Snapshots collides =
                user("u2").with("email", "A@example.org").verified().with("firstName", "Änne");

        apply(collides.disabled());
        apply(collides);

        assertThat(registry.text(
                        "SELECT concat_ws('|', active, first_name, email, email_verified, former_emails, version) "
                                + "FROM customer WHERE id = 'u2'"))
                .isEqualTo("f|Änne|u2@example.org|t|{}|2");
        assertThat(registry.texts(PARKED)).containsExactly("u2|Another customer has this email address|2");
    }

    @Test
    void aNewUserWhoseAddressIsTakenIsACustomerWithoutAddress() throws SQLException {
        apply(user("u1").with("email", "a@example.org").verified());

        apply(user("u2").with("email", "a@example.org").verified().business("Print"));

        assertThat(registry.text("SELECT concat_ws('|', user_id, email, email_verified, registered_at, first_name) "
                        + "FROM customer WHERE id = 'u2'"))
                .isEqualTo("u2|f|Anna");
        assertThat(count("company")).isZero();
    }

    @Test
    void whoseCustomerIdIsNotTheRegistrysIsAppliedUnderTheRegistrysAndSeen() throws SQLException {
        apply(user("u1").with("customerId", ID));
        apply(user("u2"));

        apply(
                user("u2").with("customerId", ID).disabled().change(),
                user("u1").with("customerId", OTHER_ID).disabled().change(),
                user("u3").with("customerId", "no uuid").change());

        assertThat(registry.texts("SELECT concat_ws('|', id, user_id, active) FROM customer ORDER BY user_id"))
                .containsExactly(ID + "|u1|f", "u2|u2|f", "u3|u3|t");
        assertThat(registry.texts(PARKED))
                .containsExactly(
                        "u1|Keycloak names another customer id; the registry's is kept|1",
                        "u2|Keycloak names another customer id; the registry's is kept|1");
        assertThat(registry.texts("SELECT user_id FROM identity_command WHERE kind = 'state' ORDER BY 1"))
                .containsExactly("u1", "u2", "u3");

        retry();
        assertThat(registry.texts("SELECT attempts::text FROM mirror_parked")).containsExactly("2", "2");

        apply(user("u1").with("customerId", ID).change(), user("u2").change());
        assertThat(registry.texts(PARKED)).isEmpty();
    }

    @Test
    void aParkedUserIsTriedEverMoreRarely() throws SQLException {
        BatchApplier patient = new BatchApplier(registry.dataSource(), Duration.ofMinutes(1));
        List<Change> poison =
                List.of(user("u1").with("firstSignInAt", "yesterday noon").change());

        for (int attempt = 0; attempt < 3; attempt++) {
            patient.apply(lease, poison, CompanyApproval.STAFF);
        }

        assertThat(applier.due(10)).isEmpty();
        assertThat(registry.text("SELECT round(extract(epoch FROM next_attempt_at - clock_timestamp()) / 60)::text "
                        + "FROM mirror_parked"))
                .isEqualTo("4");
    }

    @Test
    void twoUsersMaySwapTheirAddressesInOneBatch() throws SQLException {
        apply(
                user("u1").with("email", "a@example.org").verified().change(),
                user("u2").with("email", "b@example.org").verified().change());

        apply(
                user("u1").with("email", "b@example.org").verified().change(),
                user("u2").with("email", "a@example.org").verified().change());

        assertThat(registry.texts("SELECT concat_ws('|', id, email) FROM customer ORDER BY id"))
                .containsExactly("u1|b@example.org", "u2|a@example.org");
        assertThat(registry.texts(PARKED)).isEmpty();
    }

    @Test
    void aBusinessNameThatIsTooLongMakesNoCompanyUntilItIsShorter() throws SQLException {
        apply(user("u1").verified().business("x".repeat(70_000)).disabled());

        assertThat(customer("active", "u1")).isEqualTo("false");
        assertThat(count("company")).isZero();
        assertThat(registry.texts(PARKED))
                .containsExactly("u1|The business name is longer than a company's may be, 255 characters|1");

        apply(user("u1").verified().business("x".repeat(255)));
        assertThat(count("company")).isEqualTo(1);
        assertThat(registry.texts(PARKED)).isEmpty();
    }

    @Test
    void usersInACircleOfAddressesAreTriedTogether() throws SQLException {
        for (String id : List.of("u1", "u2", "u3", "x")) {
            apply(user(id).verified());
        }
        // one by one, as two batches of a feed may bring them, and with somebody between whom nothing helps
        apply(user("u1").with("email", "u2@example.org").verified());
        apply(user("u2").with("email", "u3@example.org").verified());
        apply(user("twin").with("email", "x@example.org").verified());
        apply(user("u3").with("email", "u1@example.org").verified());
        assertThat(registry.texts("SELECT user_id FROM identity_command WHERE kind = 'mark' ORDER BY user_id"))
                .as("u1 is parked already when its address is wanted")
                .containsExactly("u2", "u3", "x");

        retry();

        assertThat(registry.texts("SELECT email FROM customer WHERE id LIKE 'u_' ORDER BY id"))
                .containsExactly("u2@example.org", "u3@example.org", "u1@example.org");
        assertThat(registry.texts("SELECT user_id FROM mirror_parked")).containsExactly("twin");
    }

    private void retry() throws SQLException {
        for (List<Change> together : applier.due(10)) {
            apply(together.toArray(Change[]::new));
        }
    }
}
