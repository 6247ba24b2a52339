package dev.foyer.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Somebody whom staff have noted as a customer. */
final class Newcomer {

    static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;
    final String email;
    final String id;

    private Newcomer(FoyerSystem system, String email, String id) {
        this.system = system;
        this.email = email;
        this.id = id;
    }

    /** A person, with these fields besides. */
    static Newcomer person(FoyerSystem system, Map<String, ?> more) {
        return added(system, "/customers", "personal", more);
    }

    /** The first contact of a company of this name. */
    static Newcomer contact(FoyerSystem system, String company, Map<String, ?> more) {
        Answer added = system.registry()
                .post("/companies", Map.of("name", company, "email", UUID.randomUUID() + "@company.example"));
        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        return added(system, "/companies/" + added.body().get("id").asText() + "/contacts", "business", more);
    }

    private static Newcomer added(FoyerSystem system, String path, String accountType, Map<String, ?> more) {
        String email = system.newEmail();
        Map<String, Object> body = new HashMap<>(
                Map.of("accountType", accountType, "email", email, "firstName", "Mia", "lastName", "Olsen"));
        body.putAll(more);
        Answer added = system.registry().post(path, body);
        assertThat(added.status()).as("%s", added.body()).isEqualTo(201);
        return new Newcomer(system, email, added.body().get("id").asText());
    }

    Answer post(String what) {
        return system.registry().post("/customers/" + id + "/" + what, Map.of());
    }

    JsonNode now() {
        return system.registry().get("/customers/" + id).body();
    }

    String awaitLink() {
        return system.mailbox().awaitLink(email);
    }

    /** Opens the link, presses the button and chooses the password. */
    Visitor accept(String link) {
        Visitor page = new Visitor(system).open(link).send("continue", Map.of("continue", ""));
        return page.send("password-new", Map.of("password-new", PASSWORD, "password-confirm", PASSWORD));
    }

    /** The claims of a sign-in. */
    JsonNode signIn() {
        Visitor visitor = new Visitor(system).signIn().password(email, PASSWORD);
        assertThat(visitor.isBack()).isTrue();
        return Visitor.claims(visitor.tokens(), "access_token");
    }

    /** Nobody has to wait for the pause between two links. */
    void forgetLinks() {
        system.registryDatabase()
                .update(
                        "update login_link set created_at = created_at - interval '2 minutes' where customer_id = ?",
                        id);
    }

    long users() {
        return system.keycloakDatabase().count("select count(*) from user_entity where email = ?", email);
    }
}
