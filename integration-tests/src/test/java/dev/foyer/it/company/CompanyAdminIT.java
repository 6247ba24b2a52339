package dev.foyer.it.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Staff;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.PasswordApplication;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The admin of a company, with a token of their own,")
class CompanyAdminIT {

    private static final int ROUNDS = 5;

    private final FoyerSystem system;
    private final PasswordApplication application;

    CompanyAdminIT(FoyerSystem system) {
        this.system = system;
        this.application = new PasswordApplication(system);
    }

    @BeforeEach
    void addApplication() {
        application.add();
    }

    @AfterEach
    void removeApplication() {
        application.remove();
    }

    @Test
    @DisplayName("invites, changes roles and removes, and the members' next tokens show it")
    void manages() {
        Buyer rosa = Buyer.business(system, application);
        Buyer ben = Buyer.person(system, application);
        String company = rosa.company();

        Answer invited = rosa.send(
                "POST", "/companies/" + company + "/invitations", Map.of("email", ben.email(), "role", "viewer"));
        assertThat(invited.status()).as("%s", invited.body()).isEqualTo(201);
        JsonNode waiting = ben.get("/invitations").body().at("/items/0");
        assertThat(waiting.at("/company/id").asText()).isEqualTo(company);
        assertThat(ben.send("POST", "/invitations/" + waiting.get("id").asText() + "/accept", Map.of())
                        .status())
                .isEqualTo(200);
        JsonNode joined = ben.awaitCompany(claim -> claim.path("id").asText().equals(company));
        assertThat(joined.get("role").asText()).isEqualTo("viewer");

        assertThat(rosa.giveRole(company, ben, "admin").status()).isEqualTo(200);
        ben.awaitCompany(claim -> claim.path("role").asText().equals("admin"));
        assertThat(rosa.get("/companies/" + company + "/members").body().findValuesAsText("email"))
                .containsExactly(ben.email(), rosa.email());

        assertThat(rosa.delete(member(company, ben)).status()).isEqualTo(204);
        ben.awaitCompany(JsonNode::isMissingNode);
        assertThat(ben.get("/companies/" + company).status()).isEqualTo(404);
        assertThat(system.registry()
                        .get("/companies/" + company + "/audit")
                        .body()
                        .at("/items/0/actor")
                        .asText())
                .startsWith("customer:");
    }

    @Test
    @DisplayName("is never the last one to go: of two who step down or leave at once, one stays")
    void somebodyStays() {
        Buyer rosa = Buyer.business(system, application);
        Buyer ben = Buyer.person(system, application);
        String company = rosa.company();
        place(company, ben, "admin");

        for (int round = 0; round < ROUNDS; round++) {
            assertThat(together(() -> rosa.giveRole(company, rosa, "buyer"), () -> ben.giveRole(company, ben, "buyer")))
                    .containsExactly(200, 409);
            place(company, rosa, "admin");
            place(company, ben, "admin");
        }
        assertThat(together(() -> rosa.delete(member(company, rosa)), () -> ben.delete(member(company, ben))))
                .containsExactly(204, 409);
        assertThat(system.registry()
                        .get("/companies/" + company + "/contacts")
                        .body()
                        .findValuesAsText("role"))
                .contains("admin");
        Buyer last = rosa.get("/companies/" + company).status() == 200 ? rosa : ben;
        assertThat(last.delete(member(company, last)).status()).isEqualTo(409);
        assertThat(last.giveRole(company, last, "viewer").status()).isEqualTo(409);
    }

    @Test
    @DisplayName("is the only one: guests, staff, integrations, buyers and other companies' admins are refused")
    void refused() {
        Buyer rosa = Buyer.business(system, application);
        Buyer ben = Buyer.person(system, application);
        Buyer eve = Buyer.business(system, application);
        String company = rosa.company();
        place(company, ben, "buyer");
        String invitations = "/companies/" + company + "/invitations";
        Map<String, String> invitation = Map.of("email", system.newEmail(), "role", "viewer");

        assertThat(ben.send("POST", invitations, invitation).status()).isEqualTo(403);
        assertThat(ben.giveRole(company, ben, "admin").status()).isEqualTo(403);
        assertThat(ben.delete(member(company, rosa)).status()).isEqualTo(403);
        assertThat(eve.send("POST", invitations, invitation).status()).isEqualTo(404);
        assertThat(eve.giveRole(company, ben, "viewer").status()).isEqualTo(404);
        assertThat(eve.delete(member(company, ben)).status()).isEqualTo(404);
        for (String token :
                List.of(Staff.token(system, "boss"), system.keycloak().clientToken("foyer-erp"), guestToken())) {
            assertThat(Http.get(system.registry().address("/me"), token).status())
                    .isEqualTo(403);
            assertThat(Http.send("POST", system.registry().address("/me" + invitations), token, invitation)
                            .status())
                    .isEqualTo(403);
        }
        assertThat(rosa.get("/companies/" + company + "/members").body().findValuesAsText("role"))
                .containsExactly("buyer", "admin");
        assertThat(rosa.get(invitations).body().get("items")).isEmpty();
    }

    private String guestToken() {
        String email = system.newEmail();
        system.keycloak().importPastRules(email, Map.of("account_type", "guest"));
        system.keycloak().setPassword(system.keycloak().user(email).get("id").asText(), "a password of a guest");
        Answer answer = application.trySignIn(email, "a password of a guest", "openid");
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().get("access_token").asText();
    }

    /** As staff may, whatever was before. */
    private void place(String company, Buyer buyer, String role) {
        Answer placed = Http.send(
                "PUT",
                system.registry().address("/companies/" + company + "/contacts/" + buyer.id()),
                system.keycloak().clientToken("foyer-erp"),
                Map.of("role", role));
        assertThat(placed.status()).as("%s", placed.body()).isIn(200, 201);
    }

    @SafeVarargs
    private static List<Integer> together(Supplier<Answer>... calls) {
        List<CompletableFuture<Answer>> answers =
                Stream.of(calls).map(CompletableFuture::supplyAsync).toList();
        return answers.stream().map(answer -> answer.join().status()).sorted().toList();
    }

    private static String member(String company, Buyer buyer) {
        return "/companies/" + company + "/members/" + buyer.id();
    }
}
