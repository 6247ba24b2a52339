package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.UserWrites;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("On the hosted pages, the registry learns")
class SignInIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;
    private final UserWrites writes;

    SignInIT(FoyerSystem system) {
        this.system = system;
        this.writes = system.userWrites();
    }

    @Test
    @DisplayName(
            "of a registration, of each step to the first sign-in, and then of nothing: a plain sign-in writes no user")
    void registration() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            customer.register().personal().person(email, "Ali", "Kaya").submit();
            customer.openMailedLink(email);
            customer.choosePassword(PASSWORD);
            customer.signedInShop();
        }
        JsonNode registered = system.registry()
                .awaitCustomer(email, found -> !found.get("firstSignInAt").isNull());
        String id = registered.get("userId").asText();
        writes.assertMarked(id);

        int before = writes.of(id).size();
        try (Customer customer = Customer.of(system)) {
            customer.signIn(email, PASSWORD);
            customer.signedInShop();
        }
        assertThat(writes.of(id)).hasSize(before);
    }

    @Test
    @DisplayName("of a customer whom too many wrong passwords lock out for good")
    void permanentLockout() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
        system.registry().awaitCustomer(email);
        lockout(true, 2);
        try (Customer customer = Customer.of(system)) {
            customer.signIn(email, "wrong password");
            customer.fillSignIn(email, "another wrong password");
            system.registry().awaitCustomer(email, found -> !found.get("active").asBoolean());
        } finally {
            lockout(false, 30);
        }
        writes.assertMarked(id);
    }

    private void lockout(boolean permanent, int failures) {
        assertThat(system.keycloak()
                        .send("PUT", "", Map.of("permanentLockout", permanent, "failureFactor", failures))
                        .status())
                .isEqualTo(204);
    }
}
