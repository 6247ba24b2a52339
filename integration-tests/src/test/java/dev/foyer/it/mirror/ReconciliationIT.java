package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.system.Database;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A reconcile")
class ReconciliationIT {

    private final FoyerSystem system;
    private final Runs runs;
    private final BulkUsers bulk;
    private final Database keycloak;
    private final Database registry;

    ReconciliationIT(FoyerSystem system) {
        this.system = system;
        this.runs = new Runs(system);
        this.bulk = new BulkUsers(system);
        this.keycloak = system.keycloakDatabase();
        this.registry = system.registryDatabase();
    }

    /** What other tests have left behind is none of this test's business. */
    @BeforeEach
    void nothingElseDiffers() {
        assertThat(runs.awaitEnd(runs.start("reconcile", true)).get("state").asText())
                .isEqualTo("completed");
    }

    @AfterEach
    void forget() {
        bulk.forget("planted");
        bulk.forget("vanishing");
    }

    @Test
    @DisplayName("finds nothing where nothing differs, and marks nobody")
    void nothingDiffers() {
        settled();
        JsonNode run = runs.reconcile();

        assertThat(run.get("state").asText()).isEqualTo("completed");
        assertThat(run.get("drift").asLong()).as("%s", run).isZero();
        assertThat(run.get("marked").asLong()).isZero();
        assertThat(run.get("scanned").asLong()).isPositive();
        assertThat(run.get("reason").isNull()).isTrue();
    }

    @Test
    @DisplayName("finds, reports and repairs fields of the registry that bulk statements have changed")
    void registryChanged() {
        String renamed = settled();
        String disabled = settled();
        registry.update(
                "update customer set first_name = 'Drifted', email = 'drifted@x.example' where id = ?", renamed);
        registry.update("update customer set active = false where id = ?", disabled);

        JsonNode run = runs.reconcile();

        JsonNode drift = onlyDrift(run, renamed);
        assertDrift(drift, "fields", "email", "firstName");
        assertThat(drift.get("customerId").asText()).isEqualTo(renamed);
        assertThat(drift.toString()).doesNotContain("Drifted", "Rosa", "@");
        assertDrift(onlyDrift(run, disabled), "fields", "active");
        assertThat(customer(renamed).get("firstName").asText()).isEqualTo("Rosa");
        assertThat(customer(disabled).get("active").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("finds, reports and repairs a customer whom the registry has lost")
    void registryLostACustomer() {
        String lost = settled();
        registry.update("delete from customer where id = ?", lost);

        JsonNode run = runs.reconcile();

        assertDrift(onlyDrift(run, lost), "missing");
        assertThat(customer(lost).get("userId").asText()).isEqualTo(lost);
    }

    @Test
    @DisplayName("finds, reports and repairs users whom bulk statements have added to Keycloak or changed there")
    void keycloakChanged() {
        String changed = settled();
        keycloak.update("update user_entity set last_name = 'Bulk' where id = ?", changed);
        bulk.add("planted", 1);
        String added = bulk.ids("planted").get(0);

        JsonNode run = runs.reconcile();

        assertDrift(onlyDrift(run, changed), "fields", "lastName");
        assertDrift(onlyDrift(run, added), "missing");
        assertThat(customer(changed).get("lastName").asText()).isEqualTo("Bulk");
        assertThat(customer(added).get("email").asText()).isEqualTo("planted1@bulk.example");
    }

    @Test
    @DisplayName(
            "finds, reports and repairs a user whom a bulk statement has removed from Keycloak; one never makes it halt")
    void keycloakLostAUser() {
        String gone = settled();
        bulk.remove(List.of(gone));

        JsonNode run = runs.reconcile();

        assertDrift(onlyDrift(run, gone), "vanished");
        assertThat(customer(gone).get("userId").isNull()).isTrue();
        assertThat(customer(gone).get("active").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("finds, reports and repairs what tokens would tell wrongly, whoever changed it")
    void tokenAttributes() {
        String byStatement = settled();
        String byAdmin = settled();
        keycloak.update(
                "update user_attribute set value = 'has_ordered' where name = 'customer_status' and user_id = ?",
                byStatement);
        ObjectNode user = system.keycloak().user(customer(byAdmin).get("email").asText());
        ((ObjectNode) user.get("attributes")).putArray("customer_number").add("Z-1");
        ((ObjectNode) user.get("attributes")).remove("companies");
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);

        JsonNode run = runs.reconcile();

        assertDrift(onlyDrift(run, byStatement), "token_attributes", "customerStatus");
        assertDrift(onlyDrift(run, byAdmin), "token_attributes", "customerNumber", "companies");
        assertThat(attribute(byStatement, "customer_status")).containsExactly("registered");
        assertThat(attribute(byAdmin, "customer_number")).isEmpty();
        assertThat(attribute(byAdmin, "companies")).hasSize(1);
    }

    @Test
    @DisplayName(
            "does not take a change for drift that staff want and Keycloak does not have yet, nor one that waits in the feed")
    void inFlight() {
        String wanted = settled();
        registry.update(
                "update customer set wanted = '{\"firstName\":\"Änne\"}', first_name = 'Änne' where id = ?", wanted);
        String changed = settled();
        ObjectNode user = system.keycloak().user(customer(changed).get("email").asText());
        assertThat(system.keycloak().put(user.put("firstName", "Ali")).status()).isEqualTo(204);

        JsonNode run = runs.reconcile();

        assertThat(runs.drift(run.get("id").asText(), List.of(wanted, changed))).isEmpty();
    }

    @Test
    @DisplayName("halts and changes nothing when too many customers would vanish, until somebody says that it is right")
    void halts() {
        bulk.add("vanishing", 20);
        assertThat(runs.reconcile().get("state").asText()).isEqualTo("completed");
        List<String> users = bulk.ids("vanishing");
        bulk.remove(users);
        String drifted = settled();
        registry.update("update customer set first_name = 'Drifted' where id = ?", drifted);

        JsonNode halted = runs.reconcile();

        String id = halted.get("id").asText();
        assertThat(halted.get("state").asText()).isEqualTo("halted");
        assertThat(halted.get("reason").asText())
                .startsWith("20 of ")
                .contains("foyer.reconciliation.most-vanishing-percent", "allowVanishing");
        assertThat(halted.get("marked").asLong()).isZero();
        assertThat(runs.drift(id, users)).hasSize(20).allMatch(drift -> drift.get("repairedAt")
                .isNull());
        assertThat(bulk.customers("vanishing")).isEqualTo(20);
        assertThat(customer(drifted).get("firstName").asText()).isEqualTo("Drifted");

        JsonNode allowed = runs.awaitEnd(runs.start("reconcile", true));

        assertThat(allowed.get("state").asText()).isEqualTo("completed");
        assertThat(allowed.get("openDrift").asLong()).isZero();
        assertThat(bulk.customers("vanishing")).isZero();
        assertThat(customer(drifted).get("firstName").asText()).isEqualTo("Rosa");
        List<JsonNode> before = runs.drift(id, users);
        assertThat(before).hasSize(20).noneMatch(drift -> drift.get("repairedAt")
                .isNull());
        assertThat(runs.drift(allowed.get("id").asText(), List.of(users.get(0)))
                        .get(0)
                        .get("firstSeenAt"))
                .as("seen by the run before")
                .isEqualTo(before.stream()
                        .filter(drift -> drift.get("userId").asText().equals(users.get(0)))
                        .findFirst()
                        .orElseThrow()
                        .get("firstSeenAt"));
    }

    @Test
    @DisplayName("that is cancelled ends, and another one may start")
    void cancelled() {
        system.stack().service().pause();
        registry.update("insert into reconciliation (id, kind, step) values ('to-cancel', 'reconcile', 'scan')");
        registry.update("update reconciliation set holder = 'nobody', expires_at = 'infinity' where id = 'to-cancel'");
        system.stack().service().resume();

        String address = system.registry().address("/reconciliations");
        String token = system.keycloak().clientToken("foyer-erp");
        assertThat(Http.send("POST", address, token, Map.of("kind", "backfill")).status())
                .isEqualTo(409);
        assertThat(Http.send("POST", address + "/to-cancel/cancel", token, Map.of())
                        .body()
                        .get("state")
                        .asText())
                .isEqualTo("cancelled");
        assertThat(runs.reconcile().get("state").asText()).isEqualTo("completed");
    }

    /** A business customer whom both sides agree about; returns its id, which is the user's. */
    private String settled() {
        String email = system.newEmail();
        String id = system.keycloak().create(email, true, system.newBusinessAccount());
        await("token attributes of " + email).atMost(Duration.ofSeconds(60)).until(() -> !attribute(id, "companies")
                .isEmpty());
        await("nothing in flight")
                .atMost(Duration.ofSeconds(60))
                .until(() -> registry.count("select count(*) from identity_command where user_id = ?", id) == 0
                        && keycloak.count("select count(*) from foyer_change_marker where user_id = ?", id) == 0);
        return id;
    }

    private JsonNode onlyDrift(JsonNode run, String user) {
        assertThat(run.get("state").asText()).isEqualTo("completed");
        List<JsonNode> drift = runs.drift(run.get("id").asText(), List.of(user));
        assertThat(drift).as("drift of %s", user).hasSize(1);
        return drift.get(0);
    }

    private static void assertDrift(JsonNode drift, String kind, String... fields) {
        assertThat(drift.get("kind").asText()).isEqualTo(kind);
        assertThat(StreamSupport.stream(drift.get("fields").spliterator(), false)
                        .map(JsonNode::asText))
                .containsExactly(fields);
        assertThat(drift.get("repairedAt").isNull()).as("%s", drift).isFalse();
    }

    private JsonNode customer(String id) {
        return system.registry().get("/customers/" + id).body();
    }

    private List<String> attribute(String userId, String name) {
        return keycloak.texts(
                "select coalesce(long_value, value) from user_attribute where user_id = ? and name = ?", userId, name);
    }
}
