package dev.foyer.it.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.PasswordApplication;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The addresses of a company")
class AddressIT {

    private final FoyerSystem system;
    private final PasswordApplication application;

    AddressIT(FoyerSystem system) {
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
    @DisplayName("are kept by its admins, seen by its contacts beside their own, and by nobody who has gone")
    void shared() {
        Buyer rosa = Buyer.business(system, application);
        Buyer ben = Buyer.person(system, application);
        String company = rosa.company();
        String ofCompany = "/companies/" + company + "/addresses";
        assertThat(system.registry()
                        .put("/companies/" + company + "/contacts/" + ben.id(), Map.of("role", "viewer"))
                        .status())
                .isEqualTo(201);

        assertThat(rosa.send("POST", ofCompany, Map.of("city", "Bern", "defaultShipTo", true))
                        .status())
                .isEqualTo(201);
        assertThat(ben.send("POST", ofCompany, Map.of("city", "Chur")).status()).isEqualTo(403);
        assertThat(ben.send("POST", "/addresses", Map.of("city", "Graz", "defaultBillTo", true))
                        .status())
                .isEqualTo(201);

        assertThat(ben.get(ofCompany).body().findValuesAsText("city")).containsExactly("Bern");
        JsonNode seen = ben.get("/addresses").body();
        assertThat(seen.findValuesAsText("city")).containsExactly("Graz", "Bern");
        assertThat(seen.findValuesAsText("companyId")).contains(company);
        assertThat(system.registry()
                        .get("/customers/" + ben.id())
                        .body()
                        .get("addresses")
                        .findValuesAsText("city"))
                .containsExactlyInAnyOrder("Graz", "Bern");

        assertThat(Http.delete(
                                system.registry().address("/companies/" + company + "/contacts/" + ben.id()),
                                system.keycloak().clientToken("foyer-erp"))
                        .status())
                .isEqualTo(204);
        assertThat(ben.get(ofCompany).status()).isEqualTo(404);
        assertThat(ben.get("/addresses").body().findValuesAsText("city")).containsExactly("Graz");
    }
}
