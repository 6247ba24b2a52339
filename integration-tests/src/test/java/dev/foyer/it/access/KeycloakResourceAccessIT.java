package dev.foyer.it.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@OnFoyer
@DisplayName("Our resource in Keycloak's admin API")
class KeycloakResourceAccessIT {

    private final FoyerSystem system;

    KeycloakResourceAccessIT(FoyerSystem system) {
        this.system = system;
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("GET", "/foyer/changes"),
                Arguments.of("POST", "/foyer/changes/acknowledgements"),
                Arguments.of("GET", "/foyer/users"),
                Arguments.of("POST", "/foyer/users/marks"),
                Arguments.of("POST", "/foyer/canary"),
                Arguments.of("POST", "/foyer/commands"),
                Arguments.of("GET", "/foyer/settings"),
                Arguments.of("PUT", "/foyer/settings"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("endpoints")
    @DisplayName("is closed to the nameless, to applications and to the server's own administrator")
    void closed(String method, String path) {
        assertThat(status(method, path, "")).isEqualTo(401);
        assertThat(status(method, path, system.keycloak().clientToken("foyer-erp")))
                .isEqualTo(403);
        assertThat(status(method, path, system.keycloak().clientToken("foyer-checkout")))
                .isEqualTo(403);
        assertThat(status(method, path, system.keycloak().token())).isEqualTo(403);
    }

    private int status(String method, String path, String token) {
        return method.equals("GET")
                ? Http.get(system.keycloak().address(path), token).status()
                : Http.send(method, system.keycloak().address(path), token, Map.of())
                        .status();
    }

    @Test
    @DisplayName("stands in a realm in which no client takes a password over the API")
    void noDirectAccessGrants() {
        for (JsonNode client : Http.get(
                        system.keycloak().address("/clients"), system.keycloak().token())
                .body()) {
            assertThat(client.get("directAccessGrantsEnabled").asBoolean())
                    .as(client.get("clientId").asText())
                    .isFalse();
        }
    }
}
