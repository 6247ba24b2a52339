package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.UserWrites;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Keycloak removes the imported users of a provider by bulk statements, past every listener. */
@OnFoyer
@DisplayName("Imported users that are removed all at once")
class RemovedAtOnceIT {

    private final FoyerSystem system;
    private final UserWrites writes;

    RemovedAtOnceIT(FoyerSystem system) {
        this.system = system;
        this.writes = system.userWrites();
    }

    @Test
    @DisplayName("leave no marker and stay customers until one is asked for; who is imported next arrives all the same")
    void noMarker() throws LDAPException {
        String email = system.newEmail();
        String next = system.newEmail();
        try (Directory directory = Directory.start();
                Federation federation = Federation.of(system.keycloak(), directory, "READ_ONLY")) {
            directory.add(email, "Meyer");
            String id = system.keycloak().user(email).get("id").asText();
            system.registry().awaitCustomer(email);
            writes.assertMarked(id);

            federation.removeImportedUsers();
            directory.remove(email);
            assertThat(writes.of(id)).last().matches(removal -> !removal.marked(), "is not marked");
            assertThat(system.registry().find(email).get("userId").asText()).isEqualTo(id);

            directory.add(next, "Kaya");
            federation.synchronize();
            String nextId = system.registry().awaitCustomer(next).get("userId").asText();
            writes.assertMarked(nextId);
            assertThat(system.keycloak().delete(nextId).status()).isEqualTo(204);

            assertThat(Http.send(
                                    "POST",
                                    system.keycloak().address("/foyer/users/marks"),
                                    system.keycloak().clientToken("foyer-provisioning"),
                                    Map.of("users", List.of(id)))
                            .status())
                    .isEqualTo(200);
            system.registry().awaitCustomer(email, found -> found.get("userId").isNull());
        }
    }
}
