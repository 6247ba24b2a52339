package dev.foyer.it.ways;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.UserWrites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Users that Keycloak imports. Whom a provider does not import has no row in Keycloak and is not mirrored. */
@OnFoyer
@DisplayName("From an LDAP directory, the registry learns")
class LdapIT {

    private final FoyerSystem system;
    private final UserWrites writes;
    private Directory directory;

    LdapIT(FoyerSystem system) {
        this.system = system;
        this.writes = system.userWrites();
    }

    @BeforeEach
    void startDirectory() throws LDAPException {
        directory = Directory.start();
    }

    @AfterEach
    void stopDirectory() {
        directory.close();
    }

    @Test
    @DisplayName("of whom a look-up imports, and of whom a look-up finds gone")
    void lookUp() throws LDAPException {
        String email = system.newEmail();
        directory.add(email, "Meyer");
        try (Federation federation = Federation.of(system.keycloak(), directory, "READ_ONLY")) {
            assertThat(system.registry().find(email)).isNull();
            String id = awaitImported(email);

            leave(email);
            system.registry().awaitCustomer(email, found -> found.get("userId").isNull());
            writes.assertMarked(id);
        }
    }

    @Test
    @DisplayName("of whom a full synchronization imports, and of a name that the next one changes")
    void fullSynchronization() throws LDAPException {
        String first = system.newEmail();
        String second = system.newEmail();
        directory.add(first, "Meyer");
        directory.add(second, "Meyer");
        try (Federation federation = Federation.of(system.keycloak(), directory, "READ_ONLY")) {
            federation.synchronize();
            String id = awaitImported(first);
            awaitImported(second);

            directory.rename(first, "Kaya");
            federation.synchronize();
            awaitLastName(first, "Kaya");
            writes.assertMarked(id);
            leave(first);
            leave(second);
        }
    }

    @Test
    @DisplayName("of what the periodic synchronization finds new and changed")
    void periodicSynchronization() throws LDAPException {
        String email = system.newEmail();
        directory.add(email, "Meyer");
        try (Federation federation = Federation.of(system.keycloak(), directory, "READ_ONLY", 1)) {
            String id = system.registry().awaitCustomer(email).get("userId").asText();

            directory.rename(email, "Kaya");
            awaitLastName(email, "Kaya");
            writes.assertMarked(id);
            leave(email);
        }
    }

    @Test
    @DisplayName("of a change in Keycloak that is written to the directory as well")
    void writable() throws LDAPException {
        String email = system.newEmail();
        directory.add(email, "Meyer");
        try (Federation federation = Federation.of(system.keycloak(), directory, "WRITABLE")) {
            String id = awaitImported(email);

            assertThat(system.keycloak()
                            .put(system.keycloak().user(email).put("lastName", "Kaya"))
                            .status())
                    .isEqualTo(204);
            awaitLastName(email, "Kaya");
            assertThat(directory.lastName(email)).isEqualTo("Kaya");
            writes.assertMarked(id);
            leave(email);
        }
    }

    /** The Admin API looks the user up, which imports it unless it was imported before. */
    private String awaitImported(String email) {
        String id = system.keycloak().user(email).get("id").asText();
        assertThat(system.registry().awaitCustomer(email).get("userId").asText())
                .isEqualTo(id);
        return id;
    }

    /** A look-up that finds nobody in the directory removes the imported user. */
    private void leave(String email) throws LDAPException {
        directory.remove(email);
        assertThat(system.keycloak().exists(email)).isFalse();
    }

    private void awaitLastName(String email, String lastName) {
        system.registry()
                .awaitCustomer(email, found -> found.get("lastName").asText().equals(lastName));
    }
}
