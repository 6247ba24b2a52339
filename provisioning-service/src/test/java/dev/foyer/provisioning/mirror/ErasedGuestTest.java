package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.gone;
import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** News of guests who have expired or are erased. */
class ErasedGuestTest extends MirrorTestBase {

    @Test
    void aLateSnapshotOrARestoredUserBringsNothingBackAndIsRemovedAgain() throws SQLException {
        apply(guest("u1"));
        erase();

        apply(guest("u1"));

        assertThat(registry.texts("SELECT concat_ws('|', id, user_id, first_name, last_name, language) FROM customer"))
                .containsExactly("u1");
        assertThat(count("mirror_parked")).isZero();
        assertThat(registry.text("SELECT stage || ' ' || user_id FROM guest_expiry"))
                .isEqualTo("erasing u1");
    }

    @Test
    void aRestoredUserWhoChangesBeforeTheNextRunBringsNothingBackEither() throws SQLException {
        apply(guest("u1"));
        erase();
        apply(guest("u1"));

        apply(guest("u1").with("lastName", "Later"));

        assertThat(registry.texts("SELECT concat_ws('|', id, user_id, first_name, last_name, language) FROM customer"))
                .containsExactly("u1");
        assertThat(count("mirror_parked")).isZero();
    }

    @Test
    void aSignUpUnderALegalHoldDoesNotVanishWithItsUser() throws SQLException {
        apply(user("u1"));
        registry.execute("INSERT INTO legal_hold (customer_id, reason, held_by) VALUES ('u1', 'a lawsuit', 'boss')");

        apply(gone("u1"));

        assertThat(count("customer")).isEqualTo(1);
        assertThat(count("legal_hold")).isEqualTo(1);
    }

    @Test
    void othersInTheSameBatchAreApplied() throws SQLException {
        apply(guest("u1"));
        erase();

        apply(guest("u1").change(), user("u2").change());

        assertThat(registry.texts("SELECT user_id FROM customer WHERE user_id IS NOT NULL"))
                .containsExactly("u2");
    }

    @Test
    void thatTheUserIsGoneIsNoNews() throws SQLException {
        apply(guest("u1"));
        erase();

        apply(gone("u1"));

        assertThat(registry.text("SELECT stage FROM guest_expiry")).isEqualTo("erased");
    }

    @Test
    void aGuestWhoseUserIsDeletedDoesNotVanishFromUnderTheAuditButIsErased() throws SQLException {
        apply(guest("u1"));

        apply(gone("u1"));

        assertThat(customer("first_name", "u1")).isEqualTo("Anna");
        assertThat(registry.text("SELECT stage || ' ' || user_id FROM guest_expiry"))
                .isEqualTo("erasing u1");
    }

    @Test
    void aSnapshotFromBeforeTheGuestExpiredShowsNobodyAsActive() throws SQLException {
        apply(guest("u1"));
        registry.execute("UPDATE customer SET active = false, expired_at = now()");

        apply(guest("u1").with("lastName", "Later"));

        assertThat(customer("active", "u1")).isEqualTo("false");
        assertThat(customer("last_name", "u1")).isEqualTo("Later");
    }

    private static Snapshots guest(String id) {
        return user(id).with("accountType", "guest").with("email", null);
    }

    private void erase() {
        registry.execute(
                "UPDATE customer SET user_id = NULL, first_name = NULL, last_name = NULL, language = NULL, active = false,"
                        + " guest_email = NULL, email = NULL, erased_at = now()");
        registry.execute("UPDATE guest_expiry SET stage = 'erased'");
    }
}
