package dev.foyer.it.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("Where staff let businesses in, one that signs up")
class ApprovalIT {

    private final FoyerSystem system;
    private final SignedUp people;

    ApprovalIT(FoyerSystem system) {
        this.system = system;
        this.people = new SignedUp(system);
    }

    @BeforeEach
    void byStaff() {
        people.companyApproval("staff");
    }

    @AfterEach
    void automatic() {
        people.close();
    }

    @Test
    @DisplayName(
            "may sign in and is told to wait; of eight who let it in at once one does, and the next token shows the company")
    void approved() {
        String email = system.newEmail();
        String business = system.newBusiness();
        String session = people.signUp(email, business);

        JsonNode waiting = people.awaitClaims(session, claims -> claims.has("customer_status"));
        assertThat(waiting.get("customer_status").asText()).isEqualTo("requested");
        assertThat(waiting.get("account_type").asText()).isEqualTo("business");
        assertThat(waiting.has("company")).isFalse();
        people.awaitMail(email, business);
        JsonNode request = people.awaitRequest(email);
        assertThat(request.get("type").asText()).isEqualTo("new_company");
        assertThat(request.at("/company/name").asText()).isEqualTo(business);

        List<CompletableFuture<Answer>> calls = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            calls.add(CompletableFuture.supplyAsync(() -> people.decide(request, "approve", Map.of())));
        }
        assertThat(calls.stream().map(call -> call.join().status()).sorted())
                .containsExactly(200, 409, 409, 409, 409, 409, 409, 409);

        JsonNode letIn = people.awaitClaims(session, claims -> claims.has("company"));
        assertThat(letIn.get("customer_status").asText()).isEqualTo("registered");
        assertThat(letIn.at("/company/name").asText()).isEqualTo(business);
        assertThat(letIn.at("/company/role").asText()).isEqualTo("admin");
        people.awaitMail(email, business + " can order");
    }

    @Test
    @DisplayName("is rejected for a reason that is mailed; once staff think better of it, or block it, tokens follow")
    void rejected() {
        String email = system.newEmail();
        String session = people.signUp(email, system.newBusiness());
        JsonNode request = people.awaitRequest(email);

        assertThat(people.decide(request, "reject", Map.of("reason", "We serve printers only"))
                        .status())
                .isEqualTo(200);

        JsonNode outside = people.awaitClaims(
                session, claims -> claims.path("customer_status").asText().equals("rejected"));
        assertThat(outside.has("company")).isFalse();
        people.awaitMail(email, "We serve printers only");

        String company = "/companies/" + request.at("/company/id").asText();
        assertThat(system.registry().post(company + "/activate", Map.of()).status())
                .isEqualTo(200);
        people.awaitClaims(
                session,
                claims -> claims.has("company")
                        && claims.path("customer_status").asText().equals("registered"));
        assertThat(system.registry()
                        .post(company + "/block", Map.of("reason", "Unpaid"))
                        .status())
                .isEqualTo(200);
        JsonNode blocked = people.awaitClaims(session, claims -> !claims.has("company"));
        assertThat(blocked.get("customer_status").asText()).isEqualTo("registered");
    }

    @Test
    @DisplayName("under a name that exists is told so by no page, and joins only when it is let in")
    void typedName() {
        people.companyApproval("automatic");
        String admin = system.newEmail();
        String business = system.newBusiness();
        system.keycloak().create(admin, true, Map.of("account_type", "business", "business_name", business));
        system.registry().awaitCustomer(admin, found -> !found.get("companies").isEmpty());

        String email = system.newEmail();
        String typed = business.toUpperCase(Locale.ROOT).replace(" LTD", ", G.m.b.H.");
        String session = people.signUp(email, typed);
        assertThat(people.shop()).doesNotContain(business);
        JsonNode request = people.awaitRequest(email);
        assertThat(request.get("type").asText()).isEqualTo("join_company");
        assertThat(request.at("/company/name").asText()).isEqualTo(business);
        assertThat(system.registry().find(email).get("companies")).isEmpty();
        people.awaitMail(email, typed);
        people.awaitMail(admin, email);

        assertThat(people.decide(request, "approve", Map.of("role", "viewer")).status())
                .isEqualTo(200);
        JsonNode joined = people.awaitClaims(session, claims -> claims.has("company"));
        assertThat(joined.at("/company/name").asText()).isEqualTo(business);
        assertThat(joined.at("/company/role").asText()).isEqualTo("viewer");
        people.awaitMail(email, business);
    }
}
