package dev.foyer.it.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Staff;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Guests as the hosted page leaves them, made by an import, and runs that an administrator starts by hand. */
final class Guests {

    /** A batch of a killed process is taken again after a minute. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final FoyerSystem system;

    Guests(FoyerSystem system) {
        this.system = system;
    }

    /** Makes a guest and waits until the registry knows them; answers with the id, in both systems. */
    String add(String email, String firstName, String lastName) {
        String name = "guest-" + UUID.randomUUID();
        Answer imported = system.keycloak()
                .send(
                        "POST",
                        "/partialImport",
                        Map.of(
                                "ifResourceExists",
                                "FAIL",
                                "users",
                                List.of(Map.of(
                                        "username",
                                        name,
                                        "enabled",
                                        true,
                                        "firstName",
                                        firstName,
                                        "lastName",
                                        lastName,
                                        "attributes",
                                        Map.of("account_type", List.of("guest"), "guest_email", List.of(email))))));
        assertThat(imported.status()).as("%s", imported.body()).isEqualTo(200);
        String id = system.keycloak()
                .get("/users?exact=true&username=" + name)
                .body()
                .at("/0/id")
                .asText();
        system.registry()
                .awaitCustomerWithId(
                        id, customer -> customer.get("accountType").asText().equals("guest"));
        system.registry().awaitCommandsDone();
        return id;
    }

    /** Puts the time that counts for a guest a hundred days into the past, as if they had come or expired then. */
    void age(String id) {
        system.registryDatabase()
                .update("UPDATE guest_expiry SET since = since - interval '2400 hours' WHERE customer_id = ?", id);
    }

    /** What a killed process had taken is handed out again now, and not a minute after it was taken. */
    void leaseEnds(String id) {
        system.registryDatabase()
                .update(
                        "UPDATE guest_expiry SET next_attempt_at = clock_timestamp()"
                                + " WHERE customer_id = ? AND next_attempt_at IS NOT NULL",
                        id);
    }

    /** Starts a run; answers with its id. */
    String start() {
        Answer started = Http.send(
                "POST", system.registry().address("/guests/expiry-runs"), Staff.token(system, "boss"), Map.of());
        assertThat(started.status()).as("%s", started.body()).isEqualTo(202);
        return started.body().get("id").asText();
    }

    /** Waits until a run has ended. */
    JsonNode awaitEnd(String run) {
        return await("run " + run)
                .atMost(PATIENCE)
                .until(
                        () -> system.registry().get("/guests/expiry-runs/" + run),
                        answer -> answer.status() == 200
                                && !answer.body().get("finishedAt").isNull())
                .body();
    }

    /** Expires who is due, and answers with what the run did. */
    JsonNode run() {
        return awaitEnd(start());
    }

    /** The stage that the registry has the guest in. */
    String stage(String id) {
        return String.join(
                ",", system.registryDatabase().texts("SELECT stage FROM guest_expiry WHERE customer_id = ?", id));
    }

    /** The guest's user, as the Admin API answers. */
    Answer user(String id) {
        return system.keycloak().get("/users/" + id);
    }
}
