package dev.foyer.it.signup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Response;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The sign-up form")
class NeutralSignUpIT {

    private final FoyerSystem system;

    NeutralSignUpIT(FoyerSystem system) {
        this.system = system;
    }

    /** What a visitor can see of an answer: the redirects with their statuses, where it ends, and the page. */
    private record Seen(List<String> way, String page) {}

    @Test
    @DisplayName("answers the same for a free, a taken and a pending address")
    void theSame() {
        String free = system.newEmail();
        String taken = system.newEmail();
        system.keycloak().create(taken, true, Map.of("account_type", "personal"));
        String pending = system.newEmail();
        Seen first = signUp(pending);

        assertThat(signUp(free)).isEqualTo(first);
        assertThat(signUp(taken)).isEqualTo(first);
        assertThat(signUp(pending)).isEqualTo(first);
    }

    @Test
    @DisplayName("writes to the owner of a taken address, and changes nothing of the account")
    void taken() {
        String email = system.newEmail();
        system.keycloak().create(email, true, Map.of("account_type", "personal"));
        signUp(email);

        var mail = system.mailbox().await(email);
        assertThat(mail.get("subject").asText()).contains("already have an account");
        assertThat(mail.get("text").asText())
                .contains(system.storefront())
                .doesNotContain("foyer-sign-up")
                .doesNotContain("Ali")
                .doesNotContain("Kaya");
        assertThat(system.keycloak().user(email).get("lastName").asText()).isEqualTo("Meyer");
    }

    @Test
    @DisplayName(
            "mails a pending address again, each link good for what was typed with it; one confirmed ends the others")
    void pending() {
        String email = system.newEmail();
        signUp(email);
        String first = system.mailbox().awaitLink(email);
        try (Customer stranger = Customer.of(system)) {
            stranger.register()
                    .business("Not mine Ltd")
                    .person(email, "Eve", "Forge")
                    .submit();
        }
        await("a second mail").until(() -> system.mailbox().to(email).size() == 2);
        String second = system.mailbox().awaitLink(email);
        assertThat(second).isNotEqualTo(first);

        try (Customer customer = Customer.of(system)) {
            customer.page().navigate(first);
            assertThat(customer.page().locator(".foyer-details")).containsText("Ali Kaya");
            customer.createAccount();
        }
        assertThat(system.keycloak().user(email).get("firstName").asText()).isEqualTo("Ali");
        try (Customer customer = Customer.of(system)) {
            customer.page().navigate(second);
            assertThat(customer.page().locator("#foyer-confirm")).hasCount(0);
        }
    }

    @Test
    @DisplayName("sends the mail again when asked, not when the page is loaded anew")
    void again() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            customer.register().personal().person(email, "Ali", "Kaya").submit();
            system.mailbox().await(email);
            customer.page().reload();
            assertThat(customer.page().locator("#kc-page-title")).containsText("Check your email");
            customer.page().locator("#foyer-send-again").click();
            assertThat(customer.page().locator(".kc-feedback-text")).containsText("Sent again");
            await("a second mail").until(() -> system.mailbox().to(email).size() == 2);
            customer.openMailedLink(email);
            customer.choosePassword("correct horse battery");
            customer.signedInShop();
        }
    }

    @Test
    @DisplayName(
            "writes an address a few mails an hour for each browser, some more in all, and says the same after that")
    void fewMails() {
        String email = system.newEmail();
        Seen first = signUp(email);
        try (Customer stranger = Customer.of(system)) {
            for (int number = 0; number < 7; number++) {
                assertThat(signUp(email, stranger)).isEqualTo(first);
            }
        }
        assertThat(system.waitingSignUps(email)).isEqualTo(6);
        assertThat(signUp(email)).isEqualTo(first);
        assertThat(system.waitingSignUps(email)).isEqualTo(7);

        system.keycloakDatabase()
                .update(
                        "insert into foyer_sign_up (id, realm_id, email, link_hash, device_hash, details, expires_at)"
                                + " select gen_random_uuid(), realm_id, email, gen_random_uuid()::text, 'other', details,"
                                + " expires_at from (select * from foyer_sign_up where email = ? limit 1) one,"
                                + " generate_series(1, 13)",
                        email);
        assertThat(signUp(email)).isEqualTo(first);
        assertThat(system.waitingSignUps(email)).isEqualTo(20);
    }

    private Seen signUp(String email) {
        try (Customer customer = Customer.of(system)) {
            return signUp(email, customer);
        }
    }

    private Seen signUp(String email, Customer customer) {
        List<String> way = new ArrayList<>();
        RegistrationPage form = customer.register().personal().person(email, "Ali", "Kaya");
        Consumer<Response> noting = answer -> note(answer, way);
        customer.page().onResponse(noting);
        form.submit();
        assertThat(customer.page().locator("#kc-page-title")).containsText("Check your email");
        customer.page().offResponse(noting);
        return new Seen(
                List.copyOf(way),
                customer.page().locator("main, body").first().innerText().replace(email, "…"));
    }

    private void note(Response answer, List<String> way) {
        if (answer.url().startsWith(system.realm())) {
            way.add(answer.status() + " " + answer.url().replaceAll("\\?.*", ""));
        }
    }
}
