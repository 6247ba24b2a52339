package dev.foyer.it.storefront;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The sample shop's page of a company")
class CompanyPageIT {

    private final FoyerSystem system;

    CompanyPageIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("lets an admin invite somebody, change their role and remove them, and each sees it in their token")
    void members() {
        try (Shopper admin = Shopper.business(system, Customer.of(system), "Page Members Ltd");
                Shopper guest = Shopper.personal(system, Customer.of(system))) {
            assertThat(admin.awaitOnCompanyPage("#company")).hasText("Page Members Ltd (administrator)");
            admin.page().locator("#invite input[name=email]").fill(guest.email());
            admin.press("Invite");
            assertThat(admin.notice()).isEqualTo("The invitation is on its way.");
            assertThat(admin.page().locator("#invited")).containsText(guest.email());
            assertThat(system.mailbox().await(guest.email()).get("subject").asText())
                    .isEqualTo("Page Members Ltd invites you to its account at Harbour & Pine");

            guest.awaitOnCompanyPage("#invitations");
            guest.press("Accept the invitation of Page Members Ltd");
            assertThat(guest.awaitOnCompanyPage("#company")).hasText("Page Members Ltd (buyer)");

            admin.awaitOnCompanyPage("#members li:nth-child(2)");
            row(admin, guest.email()).locator("select").selectOption("viewer");
            row(admin, guest.email()).getByText("Change role").click();
            assertThat(guest.awaitOnCompanyPage("#company:has-text('(viewer)')"))
                    .isVisible();
            assertThat(system.mailbox().await(guest.email(), "Your role in Page Members Ltd has changed"))
                    .isNotNull();

            admin.open(row(admin, guest.email()).getByText("Remove"));
            admin.confirm();
            assertThat(admin.notice()).isEqualTo("The member was removed.");
            guest.awaitGoneFromCompanyPage("#company");
            assertThat(guest.page().locator("#members")).hasCount(0);
        }
    }

    @Test
    @DisplayName("asks back before somebody leaves, and says why the last admin stays, without JavaScript too")
    void lastAdmin() {
        try (Shopper admin = Shopper.business(system, Customer.withoutJavaScript(system), "Page Alone Ltd")) {
            admin.awaitOnCompanyPage("#members");
            admin.open(admin.page().locator("a[aria-label='Leave Page Alone Ltd']"));
            assertThat(admin.page().locator("h1")).hasText("Leave Page Alone Ltd?");
            admin.press("Leave Page Alone Ltd");

            assertThat(admin.page().locator(".notice.problem"))
                    .containsText("Make another member administrator first.");
            assertThat(admin.page().locator("h1")).hasText("Page Alone Ltd");
        }
    }

    @Test
    @DisplayName(
            "takes and withdraws the request for a group account, and shows the company once staff approve another")
    void groupAccount() {
        try (Shopper person = Shopper.personal(system, Customer.of(system))) {
            person.awaitOnCompanyPage("#group-account");
            ask(person, "Page Group Ltd");
            assertThat(person.page().locator("#requests")).containsText("not decided yet");
            assertThat(person.page().locator("#group-account")).hasCount(0);

            person.press("Withdraw: Group account for Page Group Ltd");
            assertThat(person.page().locator("#requests")).containsText("withdrawn");

            ask(person, "Page Group Ltd");
            String id = system.registry()
                    .get("/requests?status=open&type=group_account&limit=1")
                    .body()
                    .at("/items/0/id")
                    .asText();
            assertThat(system.registry()
                            .post("/requests/" + id + "/approve", Map.of())
                            .status())
                    .isEqualTo(200);
            assertThat(person.awaitOnCompanyPage("#company")).hasText("Page Group Ltd (administrator)");
        }
    }

    @Test
    @DisplayName("asks whoever the shop has forgotten meanwhile to do it again")
    void forgotten() {
        try (Shopper person = Shopper.personal(system, Customer.of(system))) {
            person.awaitOnCompanyPage("#group-account");
            person.page()
                    .context()
                    .clearCookies(new BrowserContext.ClearCookiesOptions().setName("storefront_session"));
            ask(person, "Page Forgotten Ltd");

            assertThat(person.notice()).endsWith("Please do that again.");
            assertThat(person.page().locator("#requests")).hasCount(0);
        }
    }

    @Test
    @DisplayName("takes a role, decisions about who joins, and mistakes by keyboard on a phone, and axe finds nothing")
    void accessible() {
        PageCheck check = new PageCheck("en", ColorScheme.DARK);
        String business = "Page Keyboard Ltd";
        try (Shopper admin = Shopper.business(system, Customer.speaking(system, "en", check.browser()), business);
                Shopper person = Shopper.personal(system, Customer.speaking(system, "en", check.browser()))) {
            admin.awaitOnCompanyPage("#members");
            String joins = joining(business);
            String stays = joining(business);

            admin.awaitOnCompanyPage("#joining li:nth-child(2)");
            check.accessible(admin.page());
            joiner(admin, joins).locator("select").focus();
            admin.type(".notice", "v", "Tab", "Enter");
            said(check, admin, "Done: The request was approved.");
            assertThat(row(admin, joins)).containsText("viewer");

            joiner(admin, stays).getByText("Reject").focus();
            admin.type("#question", "Enter");
            check.accessible(admin.page());
            admin.page().getByLabel("Reason, if you like").focus();
            admin.page().keyboard().type("We do not know you");
            admin.type(".notice", "Tab", "Enter");
            said(check, admin, "Done: The request was rejected.");
            assertThat(admin.page().locator("#joining")).hasCount(0);

            row(admin, joins).locator("select").focus();
            admin.type(".notice", "b", "Tab", "Enter");
            said(check, admin, "Done: The role was changed.");

            row(admin, admin.email()).locator("select").focus();
            admin.type(".notice", "b", "Tab", "Enter");
            said(check, admin, "Problem: A company keeps at least one administrator");

            invite(admin, joins);
            said(check, admin, "Problem: This person belongs to the company already.");
            assertThat(admin.page().locator("#invite input[name=email]")).hasValue(joins);
            assertThat(admin.page().locator("#invite input[name=email]"))
                    .hasAccessibleDescription("Somebody with this address belongs to the company already.");

            row(admin, joins).getByText("Remove").focus();
            admin.type("#question", "Enter");
            check.accessible(admin.page());
            admin.page().locator("#question button").focus();
            admin.type(".notice", "Enter");
            said(check, admin, "Done: The member was removed.");

            invite(admin, person.email());
            admin.page().locator("#invited").waitFor();
            said(check, admin, "Done: The invitation is on its way");
            person.awaitOnCompanyPage("#invitations");
            check.accessible(person.page());
        }
    }

    @Test
    @DisplayName("is for those who are signed in, and leads back after the sign-in")
    void signedOut() {
        try (Customer stranger = Customer.of(system)) {
            stranger.page().navigate(system.storefront() + "/company");

            stranger.page().locator("input[name=username]").waitFor();
            assertThat(stranger.page().url()).startsWith(system.realm());
        }
    }

    /** Somebody who typed a name when they signed up. */
    private String joining(String business) {
        String email = system.newEmail();
        system.keycloak().create(email, true, Map.of("account_type", "business", "business_name", business));
        return email;
    }

    private static void invite(Shopper admin, String email) {
        admin.page().locator("#invite input[name=email]").focus();
        admin.page().keyboard().press("Control+A");
        admin.page().keyboard().type(email);
        admin.type(".notice", "Enter");
    }

    /** What came of it is in the title, and has the focus. */
    private static void said(PageCheck check, Shopper shopper, String title) {
        assertThat(shopper.page().title()).startsWith(title);
        assertThat(shopper.page().locator(".notice")).isFocused();
        check.accessible(shopper.page());
    }

    private static void ask(Shopper person, String company) {
        person.page().locator("#group-account input[name=companyName]").fill(company);
        person.press("Ask for a group account");
    }

    private static Locator joiner(Shopper shopper, String text) {
        return shopper.page().locator("#joining li", new Page.LocatorOptions().setHasText(text));
    }

    private static Locator row(Shopper shopper, String text) {
        return shopper.page().locator("#members li", new Page.LocatorOptions().setHasText(text));
    }
}
