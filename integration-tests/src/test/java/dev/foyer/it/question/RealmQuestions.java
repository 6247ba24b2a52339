package dev.foyer.it.question;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.KeycloakAdmin;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Questions in the realm's user profile, as an administrator defines them, until it is closed: then all is as before. */
public final class RealmQuestions implements AutoCloseable {

    /** How large the shop is: small or large, to be answered by everybody who signs up. */
    public static final String SIZE = """
            {"name": "shop_size", "displayName": "${shopSize}",
             "annotations": {"foyerQuestion": "2", "inputType": "select"},
             "validations": {"options": {"options": ["small", "large"]}},
             "required": {"roles": ["user"]},
             "permissions": {"view": ["admin", "user"], "edit": ["admin", "user"]}}
            """;

    private static final String PROFILE = "/users/profile";

    private final KeycloakAdmin keycloak;
    private final JsonNode before;
    private final Set<String> texts = new HashSet<>();

    private RealmQuestions(KeycloakAdmin keycloak) {
        this.keycloak = keycloak;
        this.before = keycloak.get(PROFILE).body();
    }

    public static RealmQuestions of(FoyerSystem system) {
        return new RealmQuestions(system.keycloak());
    }

    /** Asks a question, an attribute of the profile as JSON, in place of the one with the same name. */
    public RealmQuestions ask(String attribute) {
        Answer answer = tryAsk(Http.json(attribute));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return this;
    }

    /** Asks {@link #SIZE} in another version, with these options. */
    public RealmQuestions askSize(int version, String... options) {
        ObjectNode size = size();
        ((ObjectNode) size.get("annotations")).put("foyerQuestion", Integer.toString(version));
        ArrayNode allowed = ((ObjectNode) size.at("/validations/options")).putArray("options");
        for (String option : options) {
            allowed.add(option);
        }
        return ask(size.toString());
    }

    public Answer tryAsk(JsonNode attribute) {
        ObjectNode profile = withoutQuestion(attribute.get("name").asText());
        ((ArrayNode) profile.get("attributes")).add(attribute);
        return keycloak.send("PUT", PROFILE, profile);
    }

    /** Asks a question no more. */
    public void forget(String name) {
        assertThat(keycloak.send("PUT", PROFILE, withoutQuestion(name)).status())
                .isEqualTo(200);
    }

    /** A text of the realm's in a language. */
    public void text(String language, String key, String text) {
        texts.add(language + "/" + key);
        assertThat(keycloak.send("POST", "/localization/" + language, Map.of(key, text))
                        .status())
                .isEqualTo(204);
    }

    public static ObjectNode size() {
        return (ObjectNode) Http.json(SIZE);
    }

    private ObjectNode withoutQuestion(String name) {
        ObjectNode profile = (ObjectNode) keycloak.get(PROFILE).body();
        ArrayNode attributes = (ArrayNode) profile.get("attributes");
        for (int i = attributes.size() - 1; i >= 0; i--) {
            if (attributes.get(i).get("name").asText().equals(name)) {
                attributes.remove(i);
            }
        }
        return profile;
    }

    @Override
    public void close() {
        Answer restored = keycloak.send("PUT", PROFILE, before);
        texts.forEach(text -> keycloak.remove("/localization/" + text));
        assertThat(restored.status()).as("%s", restored.body()).isEqualTo(200);
    }
}
