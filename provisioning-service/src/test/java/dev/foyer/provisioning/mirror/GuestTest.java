package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.gone;
import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Guests come by the mirror, and whatever address they give collides with nobody's. */
class GuestTest extends MirrorTestBase {

    private static final String SHOWN =
            "SELECT concat_ws(' ', id, coalesce(email, '-'), coalesce(guest_email, '-'), email_verified, account_type)"
                    + " FROM customer ORDER BY id";

    @Test
    void aGuestHasItsAddressAsideAndNoneThatProvesAnything() throws SQLException {
        apply(guest("g1", "Rosa@Buyer.Example"));

        assertThat(registry.texts(SHOWN)).containsExactly("g1 - rosa@buyer.example f guest");
        assertThat(registry.texts("SELECT lifecycle FROM customer")).containsExactly("prospect");
    }

    @Test
    void anAddressThatAnAdministratorGaveAGuestIsNoProofEither() throws SQLException {
        apply(user("g1").with("accountType", "guest").verified());

        assertThat(registry.texts(SHOWN)).containsExactly("g1 - g1@example.org f guest");
    }

    @Test
    void whatAnAdministratorWritesOnAGuestsUserCollidesWithNobodyAndClaimsNothing() throws SQLException {
        apply(user("u1").verified());
        registry.execute("INSERT INTO customer (id, email) VALUES ('p', 'p@example.org')");
        apply(
                guest("g1", "rosa@buyer.example").change(),
                guest("g2", "ali@buyer.example").change());
        String before = customer("version", "u1");

        apply(
                guest("g1", "rosa@buyer.example")
                        .with("email", "u1@example.org")
                        .with("firstName", "Rosalie")
                        .verified()
                        .change(),
                guest("g2", "ali@buyer.example")
                        .with("email", "p@example.org")
                        .verified()
                        .change());

        assertThat(registry.texts(SHOWN))
                .containsExactly(
                        "g1 - rosa@buyer.example f guest",
                        "g2 - ali@buyer.example f guest",
                        "p p@example.org - f",
                        "u1 u1@example.org - t personal");
        assertThat(customer("first_name", "g1")).isEqualTo("Rosalie");
        assertThat(customer("version", "u1")).isEqualTo(before);
        assertThat(count("mirror_parked")).isZero();
    }

    @Test
    void guestsWithTheAddressOfACustomerLeaveThatOneAlone() throws SQLException {
        apply(user("u1").verified());
        String before = customer("version", "u1");

        apply(
                guest("g1", "u1@example.org").change(),
                guest("g2", "u1@example.org").change(),
                guest("g3", "U1@example.org").change());

        assertThat(customer("version", "u1")).isEqualTo(before);
        assertThat(customer("count(*)", "u1")).isEqualTo("1");
        assertThat(registry.texts("SELECT id FROM customer WHERE guest_email = 'u1@example.org' ORDER BY id"))
                .containsExactly("g1", "g2", "g3");
        assertThat(count("mirror_parked")).isZero();
    }

    @Test
    void aProspectIsNotTheGuestWithTheSameAddress() throws SQLException {
        registry.execute("INSERT INTO customer (id, email) VALUES ('p', 'rosa@buyer.example')");

        apply(guest("g1", "rosa@buyer.example"));

        assertThat(registry.texts(SHOWN))
                .containsExactly("g1 - rosa@buyer.example f guest", "p rosa@buyer.example - f");
    }

    @Test
    void aCustomerWhoSignsUpDoesNotTakeOverTheGuestOfAShop() throws SQLException {
        registry.execute(
                "INSERT INTO customer (id, account_type, guest_email) VALUES ('g', 'guest', 'u1@example.org')");

        apply(user("u1").verified());

        assertThat(registry.texts(SHOWN))
                .containsExactly("g - u1@example.org f guest", "u1 u1@example.org - t personal");
    }

    @Test
    void aGuestWhoRegistersKeepsTheIdAndTheOrders() throws SQLException {
        apply(guest("g1", "rosa@buyer.example"));
        order("A-1", "g1");

        apply(user("g1").with("email", "rosa@office.example").verified());

        assertThat(registry.texts(SHOWN)).containsExactly("g1 rosa@office.example - t personal");
        assertThat(registry.texts("SELECT customer_id FROM customer_order")).containsExactly("g1");
        assertThat(registry.texts("SELECT lifecycle FROM customer")).containsExactly("has_ordered");
    }

    @Test
    void whatIsAppliedOfAGuestIsNoDifferenceAndAnotherAddressIs() throws SQLException {
        Change snapshot = guest("g1", "Rosa@Buyer.Example").change();
        apply(snapshot);
        assertThat(differences(snapshot)).isEmpty();

        registry.execute("UPDATE customer SET guest_email = 'ali@buyer.example'");

        assertThat(differences(snapshot))
                .containsExactly(new Difference("g1", "g1", Difference.Kind.FIELDS, List.of("guestEmail")));
    }

    @Test
    void aDeletedGuestIsInactiveUntilErased() throws SQLException {
        apply(
                guest("g1", "a@buyer.example").change(),
                guest("g2", "b@buyer.example").change());
        order("A-1", "g2");

        apply(gone("g1"), gone("g2"));

        assertThat(registry.texts("SELECT concat_ws(' ', id, active, user_id) FROM customer ORDER BY id"))
                .containsExactly("g1 f", "g2 f");
        assertThat(registry.texts("SELECT customer_id || ' ' || stage FROM guest_expiry ORDER BY customer_id"))
                .containsExactly("g1 erasing", "g2 erasing");
    }

    @Test
    void aGuestWithOrdersIsNotReplacedByTheProspectWhoseAddressItProves() throws SQLException {
        registry.execute("INSERT INTO customer (id, email) VALUES ('p', 'rosa@buyer.example')");
        apply(guest("g1", "rosa@buyer.example"));
        order("A-1", "g1");

        apply(user("g1").with("email", "rosa@buyer.example").verified());

        assertThat(registry.texts("SELECT customer_id FROM customer_order")).containsExactly("g1");
    }

    private void order(String reference, String customer) {
        registry.execute(
                "INSERT INTO customer_order (reference, customer_id, state, placed_at) VALUES (?, ?, 'open', now())",
                reference,
                customer);
    }

    private List<Difference> differences(Change... users) throws SQLException {
        try (Connection connection = registry.dataSource().getConnection()) {
            return Differences.among(connection, List.of(users));
        }
    }

    private static Snapshots guest(String id, String address) {
        return user(id).with("email", null).with("accountType", "guest").with("guestEmail", address);
    }
}
