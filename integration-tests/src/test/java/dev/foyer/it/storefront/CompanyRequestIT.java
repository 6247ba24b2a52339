package dev.foyer.it.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("In the sample shop")
class CompanyRequestIT {

    private final FoyerSystem system;

    CompanyRequestIT(FoyerSystem system) {
        this.system = system;
    }

    @AfterEach
    void automatic() {
        companyApproval("automatic");
    }

    @Test
    @DisplayName("whose business was rejected, or who withdrew it, asks again, and orders for it once it is let in")
    void askedAgain() {
        companyApproval("staff");
        String business = system.newBusiness();
        PageCheck check = new PageCheck("en", ColorScheme.LIGHT);
        try (Shopper owner = Shopper.business(system, Customer.speaking(system, "en", check.browser()), business)) {
            assertThat(owner.awaitOnCompanyPage("#requests")).containsText("Account for " + business);
            assertThat(owner.page().locator("#waiting")).hasCount(0);
            check.accessible(owner.page());
            decide(owner, "reject", Map.of("reason", "We serve printers only"));

            assertThat(owner.awaitOnCompanyPage("#waiting")).containsText(business + " was not approved.");
            assertThat(owner.page().locator("#requests")).containsText("rejected: We serve printers only");
            check.accessible(owner.page());
            owner.press("Ask again for your company");
            check.accessible(owner.page());
            assertThat(owner.notice()).isEqualTo("You will get an email about your request.");
            assertThat(owner.page().locator("#requests")).containsText("not decided yet");
            assertThat(owner.page().locator("#group-account")).hasCount(0);

            owner.press("Withdraw: Account for " + business);
            owner.press("Ask again for your company");
            decide(owner, "approve", Map.of());
            assertThat(owner.awaitOnCompanyPage("#company")).hasText(business + " (administrator)");
        }
    }

    @Test
    @DisplayName("an admin lets somebody in who typed the company's name and is told nothing of it before")
    void letIn() {
        String business = system.newBusiness();
        String typed = business.toUpperCase(Locale.ROOT);
        try (Shopper admin = Shopper.business(system, Customer.of(system), business)) {
            admin.awaitOnCompanyPage("#company");
            try (Shopper joiner = Shopper.business(system, Customer.of(system), typed)) {
                assertThat(joiner.awaitOnCompanyPage("#requests")).containsText("Account for " + typed);
                assertThat(joiner.page().content()).doesNotContain(business, "oining");

                admin.awaitOnCompanyPage("#joining");
                Locator row = admin.page().locator("#joining li", new Page.LocatorOptions().setHasText(joiner.email()));
                row.getByLabel("Role").selectOption("viewer");
                admin.press(row.getByText("Approve").getAttribute("aria-label"));
                assertThat(admin.notice()).isEqualTo("The request was approved.");
                assertThat(admin.page().locator("#members")).containsText(joiner.email());

                assertThat(joiner.awaitOnCompanyPage("#company")).hasText(business + " (viewer)");
            }
        }
    }

    private void companyApproval(String value) {
        assertThat(system.keycloak().settings(Map.of("companyApproval", value)).status())
                .isEqualTo(200);
    }

    /** Decides as staff do. */
    private void decide(Shopper shopper, String decision, Map<String, String> body) {
        String id = await("a request of " + shopper.email())
                .atMost(Duration.ofSeconds(30))
                .until(() -> openRequest(shopper.email()), Optional::isPresent)
                .orElseThrow();
        assertThat(system.registry()
                        .post("/requests/" + id + "/" + decision, body)
                        .status())
                .isEqualTo(200);
    }

    private Optional<String> openRequest(String email) {
        JsonNode open = system.registry().get("/requests?status=open&limit=200").body();
        return StreamSupport.stream(open.get("items").spliterator(), false)
                .filter(request -> request.at("/customer/email").asText().equals(email))
                .map(request -> request.get("id").asText())
                .findFirst();
    }
}
