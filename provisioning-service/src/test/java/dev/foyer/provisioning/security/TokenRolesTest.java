package dev.foyer.provisioning.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenRolesTest {

    private static final List<String> ALL =
            List.of("foyer-viewer", "foyer-agent", "foyer-admin", "manage", "checkout", "offline_access");

    @Test
    void ofTheRealmOnlyThoseOfStaffCount() {
        assertThat(roles(ALL, null)).containsExactlyInAnyOrder("foyer-viewer", "foyer-agent", "foyer-admin");
    }

    @Test
    void ofTheClientOnlyThoseOfApplicationsCount() {
        assertThat(roles(null, Map.of("foyer-api", Map.of("roles", ALL))))
                .containsExactlyInAnyOrder("manage", "checkout");
    }

    @Test
    void ofOtherClientsNoneCounts() {
        assertThat(roles(null, Map.of("shop", Map.of("roles", ALL), "realm-management", Map.of("roles", ALL))))
                .isEmpty();
    }

    @Test
    void bothClaimsAddUp() {
        assertThat(roles(List.of("foyer-agent", "manage"), Map.of("foyer-api", Map.of("roles", List.of("checkout")))))
                .containsExactlyInAnyOrder("foyer-agent", "checkout");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'realm_access':null,'resource_access':null}",
                "{'realm_access':'foyer-admin','resource_access':['manage']}",
                "{'realm_access':{'roles':'foyer-admin'},'resource_access':{'foyer-api':['manage']}}",
                "{'realm_access':{'roles':{'foyer-admin':true}},'resource_access':{'roles':['manage']}}",
                "{'realm_access':{'roles':[['foyer-admin'],null,1]},'roles':['foyer-admin'],'groups':['foyer-admin']}"
            })
    void claimsOfAnotherFormGiveNone(String claims) {
        assertThat(TokenRoles.of(json(claims)::get)).isEmpty();
    }

    @Test
    void claimsAsTheTokenHasThemAreRead() {
        JsonObject claims = json("{'realm_access':{'roles':['foyer-viewer','manage']},"
                + "'resource_access':{'foyer-api':{'roles':['manage','foyer-admin']}}}");

        assertThat(TokenRoles.of(claims::get)).containsExactlyInAnyOrder("foyer-viewer", "manage");
    }

    private static Set<String> roles(@Nullable List<String> realm, @Nullable Map<String, ?> resources) {
        return TokenRoles.of(claim -> switch (claim) {
            case "realm_access" -> realm == null ? null : Map.of("roles", realm);
            case "resource_access" -> resources;
            default -> throw new AssertionError(claim);
        });
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
