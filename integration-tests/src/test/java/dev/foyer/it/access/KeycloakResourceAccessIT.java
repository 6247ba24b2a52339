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
import org.junit.jupiter.params.provider.ValueSource;

@OnFoyer
@DisplayName("Our resource in Keycloak's admin API")
class KeycloakResourceAccessIT {

    private final FoyerSystem system;

    KeycloakResourceAccessIT(FoyerSystem system) {
        this.system = system;
    }

    static Stream<Arguments> endpoints() {
        return Stream.of(
                Arguments.of("GET", "/foyer/changes", "mirror"),
                Arguments.of("POST", "/foyer/changes/acknowledgements", "mirror"),
                Arguments.of("GET", "/foyer/users", "mirror"),
                Arguments.of("POST", "/foyer/users/marks", "mirror"),
                Arguments.of("POST", "/foyer/canary", "mirror"),
                Arguments.of("POST", "/foyer/commands", "commands"),
                Arguments.of("GET", "/foyer/factors/x", "commands"),
                Arguments.of("POST", "/foyer/impersonations", "impersonation"),
                Arguments.of("GET", "/foyer/mails", "mails"),
                Arguments.of("GET", "/foyer/mails/state", "mails"),
                Arguments.of("POST", "/foyer/mails", "mails"),
                Arguments.of("POST", "/foyer/mails/x/retry", "mails"),
                Arguments.of("DELETE", "/foyer/mails/x", "mails"),
                Arguments.of("GET", "/foyer/questions", "settings"),
                Arguments.of("GET", "/foyer/settings", "settings"),
                Arguments.of("PUT", "/foyer/settings", "settings"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("endpoints")
    @DisplayName("is closed to the nameless, to applications and to the server's own administrator")
    void closed(String method, String path, String role) {
        assertThat(status(method, path, "")).isEqualTo(401);
        assertThat(status(method, path, system.keycloak().clientToken("foyer-erp")))
                .isEqualTo(403);
        assertThat(status(method, path, system.keycloak().clientToken("foyer-checkout")))
                .isEqualTo(403);
        assertThat(status(method, path, system.keycloak().token())).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror", "commands", "mails", "settings", "impersonation"})
    @DisplayName("is open to a role as far as it goes, and no further")
    void oneRole(String role) {
        ServiceClient client = ServiceClient.with(system.keycloak(), role);
        try {
            String token = system.keycloak().clientToken(client.name());
            endpoints().map(Arguments::get).forEach(endpoint -> {
                int status = status((String) endpoint[0], (String) endpoint[1], token);
                if (endpoint[2].equals(role)) {
                    assertThat(status).as("%s %s", endpoint[0], endpoint[1]).isNotIn(401, 403, 500);
                } else {
                    assertThat(status).as("%s %s", endpoint[0], endpoint[1]).isEqualTo(403);
                }
            });
        } finally {
            client.remove();
        }
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
