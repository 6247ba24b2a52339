package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A change marker")
class MarkerIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;

    MarkerIT(FoyerSystem system) {
        this.system = system;
    }

    /** Nobody else reads the feed meanwhile. */
    @BeforeEach
    void pauseService() {
        system.stack().service().pause();
    }

    @AfterEach
    void resumeService() {
        system.stack().service().resume();
    }

    @Test
    @DisplayName("is written once for each transaction, and deleted by its very id")
    void oncePerTransaction() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "business", "business_name", "Pine"));
        List<Long> first = markersOf(id);
        assertThat(first).hasSize(1);

        ObjectNode user = system.keycloak().user(email).put("firstName", "Ali").put("lastName", "Kaya");
        ((ObjectNode) user.get("attributes")).putArray("business_name").add("Pine & Sons");
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
        assertThat(markersOf(id)).hasSize(2).containsAll(first);

        acknowledge(first);
        assertThat(markersOf(id)).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    @Test
    @DisplayName("is not written for what the registry itself owns, but for an attribute that is cleared")
    void ownedAttributes() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "business", "business_name", "Pine"));
        acknowledge(markersOf(id));

        ObjectNode user = system.keycloak().user(email);
        ObjectNode attributes = (ObjectNode) user.get("attributes");
        attributes.putArray("customer_number").add("K-1");
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
        attributes.putArray("customer_number").add("K-2");
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
        assertThat(markersOf(id)).isEmpty();

        attributes.put("account_type", (String) null).remove("account_type");
        attributes.remove("business_name");
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
        assertThat(markersOf(id)).hasSize(1);
    }

    @Test
    @DisplayName("is written for the first sign-in and not for the next ones")
    void signIns() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
        acknowledge(markersOf(id));

        signIn(email);
        assertThat(markersOf(id)).hasSize(1);
        acknowledge(markersOf(id));
        signIn(email);
        assertThat(markersOf(id)).isEmpty();
    }

    @Test
    @DisplayName("that cannot be written fails the request visibly, and nothing is made")
    void failsVisibly() throws SQLException {
        String email = system.newEmail();
        try (Connection database = system.stack().postgreSql().connect("keycloak");
                Statement lock = database.createStatement()) {
            database.setAutoCommit(false);
            lock.execute("lock table foyer_change_marker in access exclusive mode");
            assertThat(system.keycloak()
                            .tryCreate(email, true, Map.of("account_type", "personal"))
                            .status())
                    .isEqualTo(500);
            database.rollback();
        }
        assertThat(system.keycloak().exists(email)).isFalse();
        system.keycloak().create(email, true, Map.of("account_type", "personal"));
    }

    @Test
    @DisplayName("is not written in a realm that is not served")
    void otherRealms() throws SQLException {
        String masterUsers = system.stack().keycloak().baseUrl() + "/admin/realms/master/users";
        int status = Http.send(
                        "POST",
                        masterUsers,
                        system.keycloak().token(),
                        Map.of("username", system.newEmail(), "enabled", true))
                .status();
        assertThat(status).isEqualTo(201);
        assertThat(markersOutsideTheRealm()).isZero();
    }

    private int markersOutsideTheRealm() throws SQLException {
        try (Connection database = system.stack().postgreSql().connect("keycloak");
                Statement query = database.createStatement();
                ResultSet count = query.executeQuery("select count(*) from foyer_change_marker m"
                        + " join realm r on r.id = m.realm_id where r.name <> 'customers'")) {
            count.next();
            return count.getInt(1);
        }
    }

    private void signIn(String email) {
        try (Customer customer = Customer.of(system)) {
            customer.signIn(email, PASSWORD);
            customer.signedInShop();
        }
    }

    private List<Long> markersOf(String userId) {
        return system.adminResource().markersOf(userId);
    }

    private void acknowledge(List<Long> markers) {
        system.adminResource().acknowledge(markers);
    }
}
