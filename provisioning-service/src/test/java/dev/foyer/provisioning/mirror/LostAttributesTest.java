package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator who saves an older form takes the registry's attributes away; the change of the user tells. */
class LostAttributesTest extends MirrorTestBase {

    @BeforeEach
    void aUserWhoHasThem() throws SQLException {
        apply(user("u1").verified());
        registry.execute("TRUNCATE identity_command");
    }

    @Test
    void whatKeycloakHasLostIsWantedAgain() throws SQLException {
        apply(user("u1").verified().with("firstName", "Ada"));

        assertThat(registry.texts("SELECT user_id || ' ' || kind FROM identity_command"))
                .containsExactly("u1 state");
    }

    @Test
    void whatKeycloakHasIsNot() throws SQLException {
        apply(user("u1")
                .verified()
                .with("firstName", "Ada")
                .with("customerId", "u1")
                .with("customerStatus", "registered"));

        assertThat(registry.texts("SELECT user_id FROM identity_command")).isEmpty();
    }
}
