package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The registry follows Keycloak")
class MirrorIT {

    private final FoyerSystem system;

    MirrorIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @Tag("smoke")
    @DisplayName("when a user is created, changed, disabled and removed through the Admin API")
    void adminApi() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, system.newBusinessAccount());
        JsonNode created = system.registry()
                .awaitCustomer(email, found -> !found.get("companies").isEmpty());
        assertThat(created.get("id").asText()).isEqualTo(id);
        assertThat(created.get("userId").asText()).isEqualTo(id);
        assertThat(created.get("active").asBoolean()).isTrue();

        ObjectNode user =
                system.keycloak().user(email).put("lastName", "Meyer-Kaya").put("enabled", false);
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
        JsonNode changed = system.registry()
                .awaitCustomer(email, found -> !found.get("active").asBoolean());
        assertThat(changed.get("lastName").asText()).isEqualTo("Meyer-Kaya");

        assertThat(system.keycloak().delete(id).status()).isEqualTo(204);
        JsonNode removed = system.registry()
                .awaitCustomer(email, found -> found.get("userId").isNull());
        assertThat(removed.get("active").asBoolean()).isFalse();
        assertThat(removed.get("companies")).hasSize(1);
    }

    @Test
    @DisplayName("when a user who never confirmed the address is removed: nothing stays")
    void neverConfirmed() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, false, Map.of("account_type", "personal"));
        system.registry().awaitCustomer(email);

        assertThat(system.keycloak().delete(id).status()).isEqualTo(204);
        system.registry().awaitNone(email);
    }

    @Test
    @DisplayName("when the service was down meanwhile: created, changed and removed users arrive once it is back")
    void serviceDown() {
        String kept = system.newEmail();
        String removed = system.newEmail();
        String registered = system.newEmail();
        String removedId = system.keycloak().create(removed, true, system.newBusinessAccount());
        system.registry().awaitCustomer(removed);

        system.stack().service().kill();
        try {
            system.keycloak().create(kept, true, Map.of("account_type", "personal"));
            system.keycloak().put(system.keycloak().user(kept).put("firstName", "Changed"));
            assertThat(system.keycloak().delete(removedId).status()).isEqualTo(204);
            try (Customer customer = Customer.of(system)) {
                customer.register().personal().person(registered, "Ali", "Kaya").submit();
                customer.openMailedLink(registered);
                customer.choosePassword("correct horse battery");
                customer.signedInShop();
            }
        } finally {
            system.stack().service().start();
        }
        assertThat(system.registry().awaitCustomer(kept).get("firstName").asText())
                .isEqualTo("Changed");
        system.registry().awaitCustomer(removed, found -> found.get("userId").isNull());
        JsonNode customer = system.registry()
                .awaitCustomer(registered, found -> found.get("emailVerified").asBoolean());
        assertThat(customer.get("firstSignInAt").isNull()).isFalse();
    }

    @Test
    @DisplayName("but not when staff or service accounts change")
    void staffAreNoCustomers() {
        // Of its own: an administrator's edit makes the address the user name, and others sign in as "viewer".
        String staff = system.newEmail();
        assertThat(system.keycloak()
                        .send(
                                "POST",
                                "/partialImport",
                                Map.of("ifResourceExists", "FAIL", "users", List.of(staffMember(staff))))
                        .status())
                .isEqualTo(200);
        assertThat(system.keycloak()
                        .put(system.keycloak().user(staff).put("lastName", "Renamed"))
                        .status())
                .isEqualTo(204);
        String after = system.newEmail();
        system.keycloak().create(after, true, Map.of("account_type", "personal"));
        system.registry().awaitCustomer(after);
        assertThat(system.registry().find(staff)).isNull();
        assertThat(system.registry().find("boss@staff.example")).isNull();
    }

    private static Map<String, Object> staffMember(String email) {
        return Map.of(
                "username",
                email,
                "email",
                email,
                "emailVerified",
                true,
                "enabled",
                true,
                "firstName",
                "Rosa",
                "lastName",
                "Meyer",
                "realmRoles",
                List.of("foyer-viewer"));
    }

    @Test
    @DisplayName("and acknowledges what it has applied")
    void nothingStaysWaiting() {
        String email = system.newEmail();
        system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.registry().awaitCustomer(email);

        org.awaitility.Awaitility.await("an empty feed").until(() -> Http.get(
                        system.keycloak().address("/foyer/changes"),
                        system.keycloak().clientToken("foyer-provisioning"))
                .body()
                .get("changes")
                .isEmpty());
        JsonNode status = system.registry().get("/status").body();
        assertThat(status.at("/mirror/parked")).isEmpty();
    }
}
