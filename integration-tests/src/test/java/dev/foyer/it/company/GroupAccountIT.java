package dev.foyer.it.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Staff;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.Http.Answer;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.PasswordApplication;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("A group account")
class GroupAccountIT {

    private final FoyerSystem system;
    private final PasswordApplication application;

    GroupAccountIT(FoyerSystem system) {
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
    @DisplayName(
            "is asked for by a person, taken back, asked for again and let in: the person is admin and stays a person")
    void askedFor() {
        Buyer pia = Buyer.person(system, application);
        String name = system.newBusiness();
        Map<String, String> wish = Map.of("type", "group_account", "companyName", name);

        JsonNode first = pia.send("POST", "/requests", wish).body();
        assertThat(first.get("status").asText()).isEqualTo("open");
        assertThat(pia.send("POST", "/requests", wish).body().get("id")).isEqualTo(first.get("id"));
        assertThat(pia.send("POST", withdrawal(first), Map.of()).status()).isEqualTo(200);
        assertThat(pia.send("POST", withdrawal(first), Map.of()).status()).isEqualTo(409);

        Answer second = pia.send("POST", "/requests", wish);
        assertThat(second.status()).isEqualTo(201);
        String agent = Staff.token(system, "agent");
        assertThat(Http.send("POST", decision(second.body()), pia.token(), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(Http.send("POST", decision(second.body()), agent, Map.of()).status())
                .isEqualTo(200);

        JsonNode company = pia.awaitCompany(claim -> claim.has("id"));
        assertThat(company.get("name").asText()).isEqualTo(name);
        assertThat(company.get("role").asText()).isEqualTo("admin");
        assertThat(pia.claims().get("account_type").asText()).isEqualTo("personal");
        assertThat(pia.get("/requests").body().findValuesAsText("status")).containsExactly("approved", "withdrawn");
        assertThat(pia.send("POST", "/requests", wish).status()).isEqualTo(409);
    }

    private static String withdrawal(JsonNode request) {
        return "/requests/" + request.get("id").asText() + "/withdraw";
    }

    private String decision(JsonNode request) {
        return system.registry().address("/requests/" + request.get("id").asText() + "/approve");
    }
}
