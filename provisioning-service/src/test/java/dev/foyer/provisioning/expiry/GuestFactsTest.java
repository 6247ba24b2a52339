package dev.foyer.provisioning.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the registry keeps of guests, by triggers. */
class GuestFactsTest extends GuestTestBase {

    private static final String CAME = "2026-01-01T00:00:00Z";
    private static final List<String> STATES =
            List.of("open", "completed", "delivered", "cancelled", "disputed", "returned");

    @Test
    void theDatabaseAndTheRuleAgreeForEveryPairOfOrders() {
        int number = 0;
        for (String first : STATES) {
            for (String second : STATES) {
                String id = "g" + number++;
                guest(id, CAME);
                order(id + "a", id, first, "2026-02-01T00:00:00Z");
                order(id + "b", id, second, "2026-03-01T00:00:00Z");
                Standing standing = ExpiryRule.standing(
                        Instant.parse(CAME),
                        List.of(seen(first, "2026-02-01T00:00:00Z"), seen(second, "2026-03-01T00:00:00Z")));
                assertThat(kept(id)).as(first + " and " + second).isEqualTo(text(standing));
            }
        }
    }

    @Test
    void aGuestWithoutOrdersIsIdleSinceTheyCameOrSignedIn() {
        guest("g", CAME);
        assertThat(kept("g")).isEqualTo("Idle 2026-01-01T00:00:00Z");

        registry.execute("UPDATE customer SET first_sign_in_at = '2026-01-02T00:00:00Z' WHERE id = 'g'");

        assertThat(kept("g")).isEqualTo("Idle 2026-01-02T00:00:00Z");
    }

    @Test
    void anOrderThatMovesIsForgottenThereAndCountsHere() {
        guest("from", CAME);
        guest("to", CAME);
        order("o", "from", "delivered", "2026-02-01T00:00:00Z");

        registry.execute("UPDATE customer_order SET customer_id = 'to', linked_from = 'from', linked_at = now()");

        assertThat(kept("from")).isEqualTo("Idle 2026-01-01T00:00:00Z");
        assertThat(kept("to")).isEqualTo("Closed 2026-02-01T00:00:00Z");
    }

    @Test
    void whoBecomesACustomerIsNoGuestAnyMoreAndWhoIsNoneNeverWas() {
        guest("g", CAME);
        registry.execute("INSERT INTO customer (id, account_type) VALUES ('p', 'personal')");
        registry.execute(
                "UPDATE customer SET account_type = 'personal', guest_email = NULL, expired_at = now() WHERE id = 'g'");

        assertThat(registry.texts("SELECT customer_id FROM guest_expiry")).isEmpty();
        assertThat(registry.text("SELECT (expired_at IS NULL)::text FROM customer WHERE id = 'g'"))
                .isEqualTo("true");

        registry.execute("UPDATE customer SET account_type = 'guest' WHERE id = 'p'");
        assertThat(stage("p")).isEqualTo("active");
    }

    @Test
    void theRowFollowsTheCustomersIdAndGetsTheUser() {
        registry.execute("INSERT INTO customer (id, account_type) VALUES ('g', 'guest')");
        registry.execute("UPDATE customer SET id = 'h', user_id = 'u' WHERE id = 'g'");

        assertThat(registry.texts("SELECT customer_id || ' ' || user_id FROM guest_expiry"))
                .containsExactly("h u");
    }

    @Test
    void aGuestWhoseUserIsDeletedInKeycloakIsErasedUnlessAHoldStandsAgainstIt() {
        guest("g", CAME);
        guest("held", CAME);
        registry.execute("INSERT INTO legal_hold (customer_id, reason, held_by) VALUES ('held', 'a lawsuit', 'boss')");

        registry.execute("UPDATE customer SET user_id = NULL, active = false");

        assertThat(stage("g")).isEqualTo("erasing");
        assertThat(stage("held")).isEqualTo("expired");
        assertThat(registry.texts("SELECT user_id FROM guest_expiry ORDER BY 1"))
                .containsExactly("u-g", "u-held");
    }

    private static GuestOrder seen(String state, String since) {
        Instant at = Instant.parse(since);
        return new GuestOrder(
                state, state.equals("delivered") ? at : null, state.equals("cancelled") ? at : null, Instant.EPOCH);
    }

    private String kept(String guest) {
        List<String> parts = new ArrayList<>(registry.texts(
                "SELECT CASE WHEN kept_by_order THEN 'Kept' WHEN ordered THEN 'Closed' ELSE 'Idle' END"
                        + " || CASE WHEN kept_by_order THEN '' ELSE to_char(since AT TIME ZONE 'UTC', ' YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') END"
                        + " FROM guest_expiry WHERE customer_id = ?",
                guest));
        return String.join(" ", parts);
    }

    private static String text(Standing standing) {
        if (standing instanceof Standing.Idle idle) {
            return "Idle " + idle.since();
        }
        return standing instanceof Standing.Closed closed ? "Closed " + closed.since() : "Kept";
    }
}
