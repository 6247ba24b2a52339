package dev.foyer.it.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.it.system.Http.Answer;
import java.util.HashMap;
import java.util.Map;

/** An application that takes passwords over the API, to see tokens without a browser. The realm has none, so it is removed again. */
public final class PasswordApplication {

    private static final String CLIENT = "application-of-a-test";

    private final FoyerSystem system;
    private String id = "";

    public PasswordApplication(FoyerSystem system) {
        this.system = system;
    }

    public void add() {
        Answer created = Http.send(
                "POST",
                system.keycloak().address("/clients"),
                system.keycloak().token(),
                Map.of("clientId", CLIENT, "publicClient", true, "directAccessGrantsEnabled", true));
        assertThat(created.status()).isEqualTo(201);
        id = created.location().substring(created.location().lastIndexOf('/') + 1);
    }

    public void remove() {
        Http.delete(
                system.keycloak().address("/clients/" + id), system.keycloak().token());
    }

    /** Has Keycloak call the address when a user who signed in here is signed out. */
    public void tellOfLogouts(String address) {
        Answer changed = Http.send(
                "PUT",
                system.keycloak().address("/clients/" + id),
                system.keycloak().token(),
                Map.of("clientId", CLIENT, "attributes", Map.of("backchannel.logout.url", address)));
        assertThat(changed.status()).as("%s", changed.body()).isEqualTo(204);
    }

    /** Signs in and returns the refresh token. */
    public String signIn(String username, String password, String scope) {
        Answer answer = trySignIn(username, password, scope);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().get("refresh_token").asText();
    }

    public Answer trySignIn(String username, String password, String scope) {
        return token(Map.of("grant_type", "password", "username", username, "password", password, "scope", scope));
    }

    public Answer refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private Answer token(Map<String, String> parameters) {
        Map<String, String> form = new HashMap<>(parameters);
        form.put("client_id", CLIENT);
        return Http.form(system.realm() + "/protocol/openid-connect/token", form);
    }
}
