package dev.foyer.it.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The email domain of a company")
class DomainIT {

    private final FoyerSystem system;
    private final SignedUp people;
    private final String domain = "pine-" + UUID.randomUUID() + ".example";

    DomainIT(FoyerSystem system) {
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
    @DisplayName("lets people in only once it is proved: asked for first, at once if the company wants that")
    void proved() {
        people.companyApproval("automatic");
        String company = Buyer.business(system, people.application()).company();
        people.companyApproval("staff");
        assertThat(claim(company, "automatic").status()).isEqualTo(409);
        JsonNode claim = claim(company, "request").body();

        String early = "early@" + domain;
        people.signUp(early, system.newBusiness());
        assertThat(people.awaitRequest(early).get("type").asText()).isEqualTo("new_company");

        system.dns()
                .publish(
                        claim.at("/dnsRecord/name").asText(),
                        claim.at("/dnsRecord/value").asText());
        assertThat(verify(company).body().get("verifiedAt").isNull()).isFalse();
        String asked = "asked@" + domain;
        String session = people.signUp(asked, system.newBusiness());
        JsonNode request = people.awaitRequest(asked);
        assertThat(request.get("type").asText()).isEqualTo("join_company");
        assertThat(request.at("/company/id").asText()).isEqualTo(company);
        assertThat(people.decide(request, "approve", Map.of()).status()).isEqualTo(200);
        assertThat(people.awaitClaims(session, claims -> claims.has("company"))
                        .at("/company/role")
                        .asText())
                .isEqualTo("buyer");

        assertThat(claim(company, "automatic").status()).isEqualTo(200);
        String taken = people.signUp("taken@" + domain, system.newBusiness());
        JsonNode member = people.awaitClaims(taken, claims -> claims.has("company"));
        assertThat(member.at("/company/id").asText()).isEqualTo(company);
        assertThat(member.at("/company/role").asText()).isEqualTo("buyer");
        assertThat(member.get("customer_status").asText()).isEqualTo("registered");
    }

    private Answer claim(String company, String joining) {
        return system.registry().put("/companies/" + company + "/domains/" + domain, Map.of("joining", joining));
    }

    private Answer verify(String company) {
        return system.registry().post("/companies/" + company + "/domains/" + domain + "/verify", Map.of());
    }
}
