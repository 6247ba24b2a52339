package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guest with orders creates an account with the address of somebody whom staff know already. */
class GuestIsProspectTest extends MirrorTestBase {

    private static final String CUSTOMERS =
            "SELECT concat_ws('|', id, user_id, customer_number, email, account_type, lifecycle) FROM customer ORDER BY id";
    private static final String ORDERS =
            "SELECT concat_ws('|', reference, customer_id, linked_from) FROM customer_order ORDER BY reference";
    private static final String ALIASES =
            "SELECT concat_ws('|', old_id, customer_id) FROM customer_alias ORDER BY old_id";

    @BeforeEach
    void aProspectAndAGuest() throws SQLException {
        registry.execute("INSERT INTO customer (id, email, customer_number) VALUES ('p', 'Rosa@Buyer.example', 'K-1')");
        registry.execute("INSERT INTO company (id, name, email) VALUES ('k1', 'Print', 'office@example.org')");
        registry.execute("INSERT INTO membership (customer_id, company_id, role) VALUES ('p', 'k1', 'viewer')");
        apply(guest("g1"));
        order("A-1", "g1");
    }

    @Test
    void theyAreOneCustomerUnderTheGuestsIdAndTheOrdersComeAlong() throws SQLException {
        order("A-2", "p");

        apply(account("g1").verified());

        assertThat(registry.texts(CUSTOMERS)).containsExactly("g1|g1|K-1|rosa@buyer.example|personal|has_ordered");
        assertThat(registry.texts(ORDERS)).containsExactly("A-1|g1", "A-2|g1");
        assertThat(registry.texts(ALIASES)).containsExactly("p|g1");
        assertThat(registry.texts("SELECT concat_ws('|', customer_id, company_id, role) FROM membership"))
                .containsExactly("g1|k1|viewer");
        assertThat(registry.texts("SELECT concat_ws('|', user_id, customer_id, customer_number) FROM user_identity"))
                .containsExactly("g1|g1|K-1");
        assertThat(count("mirror_parked")).isZero();
        assertThat(count("guest_expiry")).isZero();
    }

    @Test
    void comingAgainChangesNothing() throws SQLException {
        apply(account("g1").verified());
        String version = customer("version", "g1");

        apply(account("g1").verified());

        assertThat(customer("version", "g1")).isEqualTo(version);
    }

    @Test
    void anAddressThatIsNotProvedMakesNobodyOne() throws SQLException {
        apply(account("g1"));

        assertThat(registry.texts("SELECT id FROM customer ORDER BY id")).containsExactly("g1", "p");
        assertThat(registry.texts(ORDERS)).containsExactly("A-1|g1");

        apply(account("g1").verified());

        assertThat(registry.texts("SELECT id FROM customer")).containsExactly("g1");
    }

    @Test
    void anIdThatTheGuestHadApartFromTheUsersStillLeadsToTheOrders() throws SQLException {
        registry.execute("INSERT INTO customer_alias (old_id, customer_id) VALUES ('till', 'g1')");
        registry.execute("UPDATE customer SET id = 'g-old' WHERE id = 'g1'");

        apply(account("g1").verified());

        assertThat(registry.texts("SELECT id FROM customer")).containsExactly("g1");
        assertThat(registry.texts(ALIASES)).containsExactly("g-old|g1", "p|g1", "till|g1");
        assertThat(registry.texts(ORDERS)).containsExactly("A-1|g1");
    }

    @Test
    void whatTheGuestHadComesAlongAndTheProspectsOwnCounts() throws SQLException {
        registry.execute("UPDATE customer SET phone = '+41446681800', time_zone = 'Europe/Zurich' WHERE id = 'g1'");
        registry.execute("UPDATE customer SET time_zone = 'Europe/Bern' WHERE id = 'p'");
        registry.execute("INSERT INTO address (customer_id, parts, ship_to, bill_to) VALUES"
                + " ('p', '{\"city\": \"Bern\"}', true, false), ('g1', '{\"city\": \"Chur\"}', true, true)");
        registry.execute(
                "INSERT INTO answer (customer_id, question, question_version, \"values\", source) VALUES"
                        + " ('p', 'how', 1, '{fair}', 'staff'), ('g1', 'how', 1, '{web}', 'sign_up'), ('g1', 'why', 1, '{tea}', 'sign_up')");
        registry.execute(
                "INSERT INTO legal_hold (customer_id, reason, held_by) VALUES ('g1', 'a lawsuit', 'staff:boss')");

        apply(account("g1").verified());

        assertThat(registry.text("SELECT concat_ws('|', phone, time_zone) FROM customer"))
                .isEqualTo("+41446681800|Europe/Bern");
        assertThat(
                        registry.texts(
                                "SELECT concat_ws('|', customer_id, parts ->> 'city', ship_to, bill_to) FROM address ORDER BY 1"))
                .containsExactly("g1|Bern|t|f", "g1|Chur|f|t");
        assertThat(registry.texts("SELECT concat_ws('|', customer_id, question, \"values\") FROM answer ORDER BY 1"))
                .containsExactly("g1|how|{fair}", "g1|why|{tea}");
        assertThat(registry.texts("SELECT customer_id FROM legal_hold")).containsExactly("g1");
    }

    @Test
    void anOrderThatStaffLinkedToTheProspectIsNotLinkedAnyMore() throws SQLException {
        registry.execute(
                "UPDATE customer_order SET customer_id = 'p', linked_from = 'g1', linked_at = now() WHERE reference = 'A-1'");
        registry.execute("INSERT INTO customer (id, email) VALUES ('q', 'q@buyer.example')");
        order("A-2", "g1");
        registry.execute(
                "UPDATE customer_order SET customer_id = 'q', linked_from = 'g1', linked_at = now() WHERE reference = 'A-2'");

        apply(account("g1").verified());

        assertThat(registry.texts(ORDERS)).containsExactly("A-1|g1", "A-2|q|g1");
    }

    @Test
    void theAuditSaysWhatHappened() throws SQLException {
        apply(account("g1").verified());

        assertThat(
                        registry.texts(
                                "SELECT actor || ': ' || reason FROM audit WHERE after ->> 'merged_from' = 'g1' ORDER BY id DESC LIMIT 1"))
                .containsExactly("keycloak: The guest proved the address of this customer: they are one");
    }

    @Test
    void aGuestWhomStaffGaveANumberIsForStaffToDecideAbout() throws SQLException {
        registry.execute("UPDATE customer SET customer_number = 'K-2' WHERE id = 'g1'");

        apply(account("g1").verified());

        assertThat(registry.texts("SELECT id || customer_number FROM customer ORDER BY id"))
                .containsExactly("g1K-2", "pK-1");
        assertThat(registry.texts("SELECT reason FROM mirror_parked"))
                .containsExactly("Another customer has this email address");
        assertThat(registry.texts(ORDERS)).containsExactly("A-1|g1");
    }

    @Test
    void aBatchOfOrdinarySignUpsAndSuchGuestsIsAppliedWhole() throws SQLException {
        registry.execute("INSERT INTO customer (id, email) VALUES ('q', 'u2@example.org')");

        apply(
                account("g1").verified().change(),
                user("u2").verified().change(),
                user("u3").change());

        assertThat(registry.texts("SELECT id FROM customer ORDER BY id")).isEqualTo(List.of("g1", "u2", "u3"));
    }

    private void order(String reference, String customer) {
        registry.execute(
                "INSERT INTO customer_order (reference, customer_id, state, placed_at) VALUES (?, ?, 'open', now())",
                reference,
                customer);
    }

    private static Snapshots guest(String id) {
        return user(id).with("email", null).with("accountType", "guest").with("guestEmail", "rosa@buyer.example");
    }

    private static Snapshots account(String id) {
        return user(id).with("email", "rosa@buyer.example");
    }
}
