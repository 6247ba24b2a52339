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
        assertThat(TokenRoles.of(json(claims)::get, Set.of())).isEmpty();
    }

    @Test
    void whereClientsAreNamedTheOthersActForNobody() {
        assertThat(TokenRoles.of(json("{'account_type':'business','azp':'shop'}")::get, Set.of("shop", "app")))
                .containsExactly("customer");
        assertThat(TokenRoles.of(json("{'account_type':'business','azp':'forum'}")::get, Set.of("shop")))
                .isEmpty();
        assertThat(TokenRoles.of(json("{'account_type':'business'}")::get, Set.of("shop")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"business", "personal"})
    void whoHasAnAccountAndNoOtherRoleIsACustomer(String type) {
        assertThat(TokenRoles.of(
                        json("{'account_type':'" + type + "','realm_access':{'roles':['offline_access']}}")::get,
                        Set.of()))
                .containsExactly("customer");
        assertThat(TokenRoles.of(Map.of("account_type", type)::get, Set.of())).containsExactly("customer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'account_type':'guest'}",
                "{'account_type':['business']}",
                "{'account_type':{'business':true}}",
                "{'account_type':null}",
                "{'realm_access':{'roles':['customer']},'resource_access':{'foyer-api':{'roles':['customer']}}}"
            })
    void guestsAndWhoeverHasNoAccountAreNone(String claims) {
        assertThat(TokenRoles.of(json(claims)::get, Set.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'realm_access':{'roles':['foyer-viewer']}",
                "'resource_access':{'foyer-api':{'roles':['manage']}}",
                "'resource_access':{'foyer-api':{'roles':['checkout']}}"
            })
    void whoWorksForTheSellerIsNoCustomer(String role) {
        assertThat(TokenRoles.of(json("{'account_type':'business'," + role + "}")::get, Set.of()))
                .hasSize(1)
                .doesNotContain("customer");
    }

    @Test
    void claimsAsTheTokenHasThemAreRead() {
        JsonObject claims = json("{'realm_access':{'roles':['foyer-viewer','manage']},"
                + "'resource_access':{'foyer-api':{'roles':['manage','foyer-admin']}}}");

        assertThat(TokenRoles.of(claims::get, Set.of())).containsExactlyInAnyOrder("foyer-viewer", "manage");
    }

    private static Set<String> roles(@Nullable List<String> realm, @Nullable Map<String, ?> resources) {
        return TokenRoles.of(
                claim -> switch (claim) {
                    case "realm_access" -> realm == null ? null : Map.of("roles", realm);
                    case "resource_access" -> resources;
                    case "account_type", "azp" -> null;
                    default -> throw new AssertionError(claim);
                },
                Set.of());
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }
}
