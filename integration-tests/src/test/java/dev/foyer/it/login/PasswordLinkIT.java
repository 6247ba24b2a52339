package dev.foyer.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A link to a password that staff send")
class PasswordLinkIT {

    private final FoyerSystem system;

    PasswordLinkIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("lets a customer choose another password, ends the sessions, and voids the link before it")
    void password() {
        Newcomer mia = registered();
        Visitor signedIn = new Visitor(system).signIn().password(mia.email, Newcomer.PASSWORD);
        String refresh = signedIn.tokens().body().get("refresh_token").asText();
        String invitation = mia.awaitLink();

        mia.forgetLinks();
        assertThat(mia.post("resend-login-email").status()).isEqualTo(200);
        JsonNode login = system.mailbox().await(mia.email, "How to sign in at Harbour & Pine");
        assertThat(login.get("text").asText()).doesNotContain(Newcomer.PASSWORD);
        String first = system.mailbox().awaitAnotherLink(mia.email, invitation);
        mia.forgetLinks();
        assertThat(mia.post("reset-password").status()).isEqualTo(200);
        String second = system.mailbox().awaitAnotherLink(mia.email, first);

        assertThat(new Visitor(system).open(first).page()).contains("there is a newer email");
        assertThat(signedIn.refresh(refresh).status())
                .as("sending a link changes nothing")
                .isEqualTo(200);
        Visitor page = new Visitor(system).open(second).send("continue", Map.of("continue", ""));
        page.send(
                "password-new",
                Map.of("password-new", "another horse battery", "password-confirm", "another horse battery"));

        assertThat(signedIn.refresh(refresh).status()).isEqualTo(400);
        assertThat(new Visitor(system)
                        .signIn()
                        .password(mia.email, "another horse battery")
                        .isBack())
                .isTrue();
    }

    @Test
    @DisplayName("is one, and creates one user, however often Keycloak is told of it")
    void once() {
        String email = system.newEmail();
        String customer = UUID.randomUUID().toString();
        Map<String, Object> command = Map.of(
                "userId",
                UUID.randomUUID().toString(),
                "link",
                Map.of(
                        "id",
                        UUID.randomUUID().toString(),
                        "kind",
                        "invitation",
                        "lifeSeconds",
                        3600,
                        "create",
                        Map.of("customerId", customer, "email", email, "accountType", "personal")));

        for (int i = 0; i < 2; i++) {
            assertThat(system.adminResource().run(command))
                    .singleElement()
                    .matches(result -> result.get("outcome").asText().equals("done"));
        }

        system.awaitMailsSent();
        assertThat(system.mailbox().to(email)).hasSize(1);
        assertThat(system.keycloakDatabase().count("select count(*) from user_entity where email = ?", email))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("reaches no member of the staff, no administrator and no service account")
    void staff() {
        JsonNode agent =
                system.keycloak().get("/users?username=agent&exact=true").body().get(0);
        JsonNode service = system.keycloak()
                .get("/users?username=service-account-foyer-erp&exact=true")
                .body()
                .get(0);
        for (JsonNode user : List.of(agent, service)) {
            assertThat(system.adminResource()
                            .run(Map.of(
                                    "userId",
                                    user.get("id").asText(),
                                    "link",
                                    Map.of(
                                            "id",
                                            UUID.randomUUID().toString(),
                                            "kind",
                                            "password",
                                            "lifeSeconds",
                                            3600))))
                    .singleElement()
                    .matches(result -> result.get("outcome").asText().equals("staff"));
        }
    }

    private Newcomer registered() {
        Newcomer mia = Newcomer.person(system, Map.of("sendPasswordLink", true));
        mia.accept(mia.awaitLink());
        system.registry()
                .awaitCustomerWithId(
                        mia.id, customer -> customer.get("lifecycle").asText().equals("registered"));
        return mia;
    }
}
