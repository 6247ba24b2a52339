package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The mirror goes on")
class PoisonIT {

    private static final Map<String, String> PERSONAL = Map.of("account_type", "personal");
    private static final String ADDRESS_TAKEN = "Another customer has this email address";

    private final FoyerSystem system;

    PoisonIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("when two users swap their addresses")
    void swap() {
        String one = system.newEmail();
        String two = system.newEmail();
        String idOfOne = system.keycloak().create(one, true, PERSONAL);
        String idOfTwo = system.keycloak().create(two, true, PERSONAL);
        system.registry().awaitCustomer(one);
        system.registry().awaitCustomer(two);

        ObjectNode first = system.keycloak().user(one);
        ObjectNode second = system.keycloak().user(two);
        rename(first, system.newEmail());
        rename(second, one);
        rename(first, two);

        system.registry().awaitCustomer(one, found -> found.get("id").asText().equals(idOfTwo));
        system.registry().awaitCustomer(two, found -> found.get("id").asText().equals(idOfOne));
        awaitNotParked(idOfOne);
        awaitNotParked(idOfTwo);
    }

    @Test
    @DisplayName("when a user is deleted and made anew with the same address: the customer stays the same one")
    void recreated() {
        String email = system.newEmail();
        String first = system.keycloak().create(email, true, PERSONAL);
        system.registry().awaitCustomer(email);
        assertThat(system.keycloak().delete(first).status()).isEqualTo(204);
        String second = system.keycloak().create(email, true, PERSONAL);

        JsonNode customer = system.registry()
                .awaitCustomer(email, found -> found.get("userId").asText().equals(second));
        assertThat(customer.get("active").asBoolean()).isTrue();
        assertThat(system.registry().get("/customers/" + first).body().get("id"))
                .isEqualTo(customer.get("id"));
    }

    @Test
    @DisplayName("when a user proves the address of a customer without login: the user is that customer")
    void prospect() throws SQLException {
        String email = system.newEmail();
        sql(
                "registry",
                "insert into customer (id, email, customer_number) values (?, ?, ?)",
                "p-" + email,
                email,
                email);

        String user = system.keycloak().create(email, false, PERSONAL);
        system.registry()
                .awaitCustomerWithId(user, found -> !found.get("emailVerified").asBoolean());
        assertThat(system.keycloak()
                        .put(system.keycloak().user(email).put("emailVerified", true))
                        .status())
                .isEqualTo(204);

        JsonNode customer = system.registry()
                .awaitCustomerWithId(
                        user, found -> found.get("customerNumber").asText().equals(email));
        assertThat(customer.get("userId").asText()).isEqualTo(user);
        assertThat(system.registry()
                        .get("/customers/p-" + email)
                        .body()
                        .get("id")
                        .asText())
                .isEqualTo(user);
    }

    @Test
    @DisplayName(
            "when an address is still a registered customer's here: parked with the reason, that one is looked at, and then it is free")
    void addressTaken() throws SQLException {
        String email = system.newEmail();
        String holder = system.keycloak().create(email, true, PERSONAL);
        system.registry().awaitCustomer(email);
        String other = system.newEmail();
        String newcomer = system.keycloak().create(other, true, PERSONAL);
        system.registry().awaitCustomer(other);

        // Keycloak refuses a second user with the address. A restored backup of the registry, though, does not know
        // that the first one has changed it.
        String moved = system.newEmail();
        assertThat(rename(system.keycloak().user(email), moved)).isEqualTo(204);
        system.registry().awaitCustomer(moved);
        sql("registry", "update customer set email = ? where user_id = ?", email, holder);
        assertThat(rename(system.keycloak().user(other).put("firstName", "Renamed"), email))
                .isEqualTo(204);

        awaitParked(newcomer, ADDRESS_TAKEN);
        system.registry()
                .awaitCustomerWithId(
                        newcomer, found -> found.get("firstName").asText().equals("Renamed"));

        system.registry()
                .awaitCustomerWithId(
                        newcomer, found -> found.get("email").asText().equals(email));
        awaitNotParked(newcomer);
        assertThat(system.registry().find(email).get("id").asText()).isEqualTo(newcomer);
    }

    @Test
    @DisplayName("with attributes of 70,000 characters and account types that nobody knows")
    void oddAttributes() {
        String unknown = system.newEmail();
        system.keycloak().importPastRules(unknown, Map.of("account_type", "reseller", "locale", "x".repeat(70_000)));
        assertThat(system.registry().awaitCustomer(unknown).get("accountType").isNull())
                .isTrue();

        String endless = system.newEmail();
        system.keycloak()
                .importPastRules(endless, Map.of("account_type", "business", "business_name", "x".repeat(70_000)));
        JsonNode customer = system.registry().awaitCustomer(endless);
        assertThat(customer.get("companies")).isEmpty();
        awaitParked(
                customer.get("userId").asText(), "The business name is longer than a company's may be, 255 characters");

        String business = system.newBusiness();
        ObjectNode user = system.keycloak().user(endless);
        ((ObjectNode) user.get("attributes")).putArray("business_name").add(business);
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
        JsonNode contact = system.registry()
                .awaitCustomer(endless, found -> !found.get("companies").isEmpty());
        assertThat(contact.at("/companies/0/name").asText()).isEqualTo(business);
        awaitNotParked(customer.get("userId").asText());
    }

    @Test
    @DisplayName(
            "with a value that cannot be stored: parked, the others are applied, and so is that one once it is mended")
    void notStorable() throws SQLException {
        String odd = system.newEmail();
        system.keycloak()
                .importPastRules(odd, Map.of("account_type", "personal", "first_sign_in_at", "yesterday noon"));
        String id = system.keycloak().user(odd).get("id").asText();
        awaitParked(id, "A value cannot be stored (SQL state 22007)");
        String after = system.newEmail();
        system.keycloak().create(after, true, PERSONAL);
        system.registry().awaitCustomer(after);
        assertThat(system.registry().find(odd)).isNull();

        // No API of Keycloak's writes that attribute.
        sql("keycloak", "delete from user_attribute where user_id = ? and name = 'first_sign_in_at'", id);
        assertThat(system.keycloak()
                        .put(system.keycloak().user(odd).put("firstName", "Mended"))
                        .status())
                .isEqualTo(204);
        system.registry().awaitCustomer(odd);
        awaitNotParked(id);
    }

    private int rename(ObjectNode user, String email) {
        return system.keycloak()
                .put(user.put("email", email).put("username", email))
                .status();
    }

    private void sql(String database, String sql, String... values) throws SQLException {
        try (Connection connection = system.stack().postgreSql().connect(database);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private void awaitParked(String userId, String reason) {
        await("parked " + userId)
                .atMost(Duration.ofSeconds(30))
                .until(() -> parked(userId).filter(reason::equals).isPresent());
    }

    private void awaitNotParked(String userId) {
        await("not parked " + userId).atMost(Duration.ofSeconds(60)).until(() -> parked(userId)
                .isEmpty());
    }

    private Optional<String> parked(String userId) {
        JsonNode parked = system.registry().get("/status").body().at("/mirror/parked");
        return StreamSupport.stream(parked.spliterator(), false)
                .filter(user -> user.get("userId").asText().equals(userId))
                .map(user -> user.get("reason").asText())
                .findFirst();
    }
}
