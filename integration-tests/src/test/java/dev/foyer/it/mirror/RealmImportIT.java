package dev.foyer.it.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.devstack.FoyerHome;
import dev.foyer.it.system.FoyerSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs a Keycloak that has never started: a system of its own. */
@DisplayName("A realm that is imported with its users")
class RealmImportIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EMAIL = "imported@buyer.example";

    @TempDir
    Path folder;

    @Test
    @DisplayName("reaches the registry by a backfill: its import comes before the first marker can")
    void backfilled() throws IOException {
        try (FoyerSystem system = FoyerSystem.start(realmWithCustomer())) {
            assertThat(system.keycloak().exists(EMAIL)).isTrue();
            // A later change is there, so the mirror is at work, and the imported one is not.
            String later = system.newEmail();
            system.keycloak().create(later, true, Map.of("account_type", "personal"));
            system.registry().awaitCustomer(later);
            assertThat(system.registry().find(EMAIL)).isNull();

            Runs runs = new Runs(system);
            JsonNode run = runs.awaitEnd(runs.start("backfill", false));

            assertThat(run.get("state").asText()).isEqualTo("completed");
            JsonNode customer = system.registry().find(EMAIL);
            assertThat(customer.get("lifecycle").asText()).isEqualTo("registered");
            assertThat(customer.at("/companies/0/name").asText()).isEqualTo("Spruce Ltd");
        }
    }

    private Path realmWithCustomer() throws IOException {
        ObjectNode realm =
                (ObjectNode) JSON.readTree(FoyerHome.find().devRealm().toFile());
        ObjectNode user = realm.withArray("users")
                .addObject()
                .put("username", EMAIL)
                .put("email", EMAIL)
                .put("emailVerified", true)
                .put("enabled", true)
                .put("firstName", "Rosa")
                .put("lastName", "Meyer");
        user.putObject("attributes").putArray("account_type").add("business");
        user.withObject("/attributes").putArray("business_name").add("Spruce Ltd");
        Path file = folder.resolve("customers-realm.json");
        JSON.writeValue(file.toFile(), realm);
        return file;
    }
}
