package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.system.AdminResource;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnFoyer
@DisplayName("Reading and marking users")
class UsersFeedIT {

    private static final String GONE = "00000000-0000-4000-8000-000000000000";

    private final FoyerSystem system;
    private final AdminResource resource;

    UsersFeedIT(FoyerSystem system) {
        this.system = system;
        this.resource = system.adminResource();
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
    @DisplayName("passes every customer once, page by page, and no staff")
    void everyCustomerOnce() {
        List<String> created = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            created.add(person());
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = users("?max=2&after=" + after);
            assertThat(page.get("users").size()).isLessThanOrEqualTo(2);
            page.get("users").forEach(user -> seen.add(user.get("id").asText()));
            after = page.get("next").isNull() ? null : page.get("next").asText();
        } while (after != null);

        assertThat(seen).doesNotHaveDuplicates().containsAll(created).isSorted();
        assertThat(seen)
                .doesNotContain(idOf("viewer@staff.example"), idOf("agent@staff.example"), idOf("boss@staff.example"));
        assertThat(users("?max=1000").get("next").isNull()).isTrue();
    }

    @Test
    @DisplayName("shows what the registry had written, and for whom a marker waits")
    void whatTheRegistryWrote() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        ObjectNode user = system.keycloak().user(email);
        ObjectNode attributes = (ObjectNode) user.get("attributes");
        attributes.putArray("customer_number").add("K-7");
        attributes.putArray("customer_status").add("registered");
        attributes.putArray("companies").add("{\"id\":\"2\"}").add("{\"id\":\"1\"}");
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);

        JsonNode named = users("?id=" + id + "&id=" + GONE);
        assertThat(named.get("users")).hasSize(1);
        JsonNode snapshot = named.get("users").get(0);
        assertThat(snapshot.get("customerNumber").asText()).isEqualTo("K-7");
        assertThat(snapshot.get("customerStatus").asText()).isEqualTo("registered");
        assertThat(texts(snapshot.get("companies"))).containsExactly("{\"id\":\"1\"}", "{\"id\":\"2\"}");
        assertThat(texts(named.get("marked"))).containsExactly(id);
        assertThat(named.get("next").isNull()).isTrue();

        resource.settle(id);
        assertThat(users("?id=" + id).get("marked")).isEmpty();
        assertThat(users("?id=" + person()).get("users").get(0).get("companies"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?max=0", "?max=1001", "?id=a&max=5", "?id=a&after=b"})
    @DisplayName("is refused with other bounds than the documented ones")
    void bounds(String query) {
        assertThat(resource.get("/users" + query).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("marks exactly the users named, also one that is gone")
    void marksNamed() {
        String id = person();
        String other = person();
        resource.settle(id);
        resource.settle(other);

        JsonNode marked = marks(Map.of("users", List.of(id, GONE, id)));
        assertThat(marked.get("marked").asInt()).isEqualTo(2);
        assertThat(marked.get("last").isNull()).isTrue();
        assertThat(resource.changeOf(id).orElseThrow().get("user").get("id").asText())
                .isEqualTo(id);
        assertThat(resource.changeOf(GONE).orElseThrow().hasNonNull("user")).isFalse();
        assertThat(resource.markersOf(other)).isEmpty();
        resource.settle(GONE);
    }

    @Test
    @DisplayName("marks all users of the realm, page by page")
    void marksAll() {
        List<String> ids = List.of(person(), person(), person());
        ids.forEach(resource::settle);

        JsonNode answer = marks(Map.of("max", 2));
        int marked = answer.get("marked").asInt();
        assertThat(marked).isEqualTo(2);
        while (!answer.get("last").isNull()) {
            answer = marks(Map.of("after", answer.get("last").asText(), "max", 2));
            marked += answer.get("marked").asInt();
        }
        assertThat(marked).isGreaterThanOrEqualTo(ids.size());
        assertThat(ids).allSatisfy(id -> assertThat(resource.markersOf(id)).hasSize(1));
    }

    @Test
    @DisplayName("refuses a body that is not understood, and says why")
    void marksRefused() {
        assertThat(refusal(Map.of())).contains("neither users nor after and max");
        assertThat(refusal(Map.of("users", List.of("a"), "max", 5))).contains("users together with after or max");
        assertThat(refusal(Map.of("after", "a"))).contains("max: found nothing", "1 to 2000");
        assertThat(refusal(Map.of("users", List.of("a", "x".repeat(37)))))
                .contains("users[1]: found a text of 37 characters", "1 to 36");
        assertThat(refusal(Map.of("users", List.of("a"), "colour", "red"))).contains("colour: there is no such field");
    }

    @Test
    @DisplayName("shows the canary's marker, without a customer")
    void canary() {
        Http.Answer sent = resource.post("/canary", Map.of());
        assertThat(sent.status()).isEqualTo(200);
        String account = sent.body().get("userId").asText();
        JsonNode change = resource.changeOf(account).orElseThrow();
        assertThat(change.hasNonNull("user")).isFalse();

        resource.settle(account);
        assertThat(resource.post("/canary", Map.of()).body().get("userId").asText())
                .isEqualTo(account);
        assertThat(resource.markersOf(account)).hasSize(1);
    }

    private String refusal(Map<String, ?> body) {
        Http.Answer answer = resource.post("/users/marks", body);
        assertThat(answer.status()).isEqualTo(400);
        return answer.body().get("error").asText();
    }

    private JsonNode marks(Map<String, ?> body) {
        Http.Answer answer = resource.post("/users/marks", body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode users(String query) {
        Http.Answer answer = resource.get("/users" + query);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String person() {
        return system.keycloak().create(system.newEmail(), true, Map.of("account_type", "personal"));
    }

    private String idOf(String email) {
        return system.keycloak().user(email).get("id").asText();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
