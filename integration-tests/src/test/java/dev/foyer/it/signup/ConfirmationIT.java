package dev.foyer.it.signup;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.RegistrationPage;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.OnFoyer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("The link in a sign-up's mail")
class ConfirmationIT {

    private static final String PASSWORD = "correct horse battery";

    private final FoyerSystem system;

    ConfirmationIT(FoyerSystem system) {
        this.system = system;
    }

    @Test
    @DisplayName("confirms nothing by being opened, nor does any link behind it: mail scanners open them all")
    void scanner() {
        String email = signedUp("Ali");
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        assertThatNothingIsConfirmed(email, address -> linksOf(client, address));
    }

    @Test
    @DisplayName("confirms nothing for scanners that keep cookies and open the addresses of forms too")
    void scannerWithCookies() {
        String email = signedUp("Ali");
        try (Customer scanner = Customer.withoutJavaScript(system)) {
            assertThatNothingIsConfirmed(email, address -> {
                APIResponse answer = scanner.page().request().get(address);
                return linksIn(answer.text(), URI.create(answer.url()));
            });
        }
    }

    /** Opens the link of the mail and whatever it leads to. */
    private void assertThatNothingIsConfirmed(String email, Function<String, List<String>> open) {
        Deque<String> next = new ArrayDeque<>(List.of(system.mailbox().awaitLink(email)));
        Set<String> seen = new HashSet<>();
        while (!next.isEmpty() && seen.size() < 60) {
            String address = next.pop();
            if (seen.add(address)) {
                next.addAll(open.apply(address));
            }
        }
        assertThat(seen).anyMatch(address -> address.contains("session_code"));
        assertThat(system.keycloak().exists(email)).isFalse();
        assertThat(system.mailbox().to(email)).hasSize(1);

        try (Customer customer = Customer.of(system)) {
            customer.createAccount(email);
        }
    }

    @Test
    @DisplayName("shows whose account it makes, and once used works no more")
    void once() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            customer.register()
                    .business("Harbour <b>Lights</b>")
                    .person(email, "Rosa", "Meyer")
                    .submit();
            customer.openMailedLink(email);
            assertThat(customer.page()).hasTitle(Pattern.compile("^Confirm your account \\| .+"));
            assertThat(customer.page().locator(".foyer-details")).containsText("Harbour <b>Lights</b>");
            assertThat(customer.page().locator(".foyer-details")).containsText("Rosa Meyer");
            customer.choosePassword(PASSWORD);
            customer.signedInShop();
        }
        try (Customer again = Customer.of(system)) {
            again.openMailedLink(email);
            assertThat(again.page().locator("#kc-page-title")).containsText("does not work any more");
            assertThat(again.page().locator("#foyer-confirm")).hasCount(0);
        }
    }

    @Test
    @DisplayName("makes nobody with a password that is missing, repeated in another way, or against the seller's rules")
    void passwordsThatCannotBeTaken() {
        String email = signedUp("Ali");
        try (Customer customer = Customer.of(system)) {
            customer.openMailedLink(email);
            customer.confirm();
            assertThat(customer.page().locator("#input-error-password-new")).containsText("choose a password");
            customer.choosePassword("short");
            assertThat(customer.page().locator("#input-error-password-new")).containsText("at least 8");
            customer.choosePassword(email);
            assertThat(customer.page().locator("#input-error-password-new")).containsText("not your email address");
            customer.page().locator("input[name=password-new]").fill(PASSWORD);
            customer.page().locator("input[name=password-confirm]").fill("something else");
            customer.confirm();
            assertThat(customer.page().locator("#input-error-password-confirm")).isVisible();
            assertThat(customer.page().locator(".foyer-details")).containsText(email);
            assertThat(system.keycloak().exists(email)).isFalse();

            customer.createAccount();
        }
        assertThat(system.keycloak().exists(email)).isTrue();
    }

    @Test
    @DisplayName("on another device makes the account and says where to go, but signs nobody in")
    void otherDevice() {
        String email = signedUp("Ali");
        try (Customer other = Customer.of(system)) {
            other.openMailedLink(email);
            other.choosePassword(PASSWORD);
            other.page().locator("#kc-info-message").waitFor();
            assertThat(other.page().url()).startsWith(system.realm());
            assertThat(other.page().locator("#kc-info-message a")).hasAttribute("href", system.storefront() + "/");

            other.page().navigate(system.storefront() + "/");
            other.page().getByText("Sign in").first().click();
            assertThat(other.page().locator("input[name=password]")).isVisible();
            other.fillSignIn(email, PASSWORD);
            assertThat(other.signedInShop()).contains(email);
        }
    }

    @Test
    @DisplayName("asks before it signs somebody else out, and then goes on")
    void somebodyElse() {
        String someone = system.newEmail();
        String id = system.keycloak().create(someone, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(id, PASSWORD);
        String email = signedUp("Ali");
        try (Customer customer = Customer.of(system)) {
            customer.signIn(someone, PASSWORD);
            customer.signedInShop();
            customer.openMailedLink(email);
            assertThat(customer.page().locator("#kc-page-title")).containsText("Somebody is signed in");
            customer.confirm();
            assertThat(customer.page().locator(".foyer-details")).containsText(email);
            customer.choosePassword(PASSWORD);
            customer.page().locator("#kc-info-message").waitFor();
        }
        assertThat(system.keycloak().exists(email)).isTrue();
    }

    @Test
    @DisplayName("pressed twice at once makes one account, and the loser is told kindly")
    void twiceAtOnce() throws Exception {
        String email = signedUp("Ali");
        assertThat(confirmedAtOnce(Stream.generate(() -> LinkVisit.of(system, email))
                        .limit(4)
                        .toList()))
                .isEqualTo(1);
        assertThat(system.keycloak().exists(email)).isTrue();
    }

    @Test
    @DisplayName(
            "and another one to the same address, pressed at once, make one account, and neither waits for the other")
    void twoLinksAtOnce() throws Exception {
        String email = signedUp("Ali");
        String first = system.mailbox().awaitLink(email);
        signUp(email, "Eva");
        String second = system.mailbox().awaitAnotherLink(email, first);

        assertThat(confirmedAtOnce(Stream.of(first, second, second, first)
                        .map(LinkVisit::to)
                        .toList()))
                .isEqualTo(1);
        assertThat(system.waitingSignUps(email)).isZero();
    }

    /** Presses the button on each page, and answers how many made an account. */
    private static int confirmedAtOnce(List<LinkVisit> visits) throws Exception {
        List<CompletableFuture<Integer>> answers = visits.stream()
                .map(visit -> CompletableFuture.supplyAsync(visit::confirm))
                .toList();
        int made = 0;
        for (CompletableFuture<Integer> answer : answers) {
            made += answer.get();
        }
        return made;
    }

    @Test
    @DisplayName("works for a week, and then the sign-up is gone")
    void expired() {
        String email = signedUp("Ali");
        assertThat(system.keycloakDatabase()
                        .count(
                                "select count(*) from foyer_sign_up where email = ? and expires_at between"
                                        + " now() + interval '167 hours' and now() + interval '168 hours'",
                                email))
                .isEqualTo(1);
        system.keycloakDatabase()
                .update("update foyer_sign_up set expires_at = now() - interval '1 second' where email = ?", email);
        try (Customer customer = Customer.of(system)) {
            customer.openMailedLink(email);
            assertThat(customer.page().locator("#kc-page-title")).containsText("does not work any more");
        }
        assertThat(system.keycloak().exists(email)).isFalse();
    }

    @Test
    @DisplayName("of somebody whose address got an account meanwhile leads to the sign-in")
    void takenMeanwhile() {
        String email = signedUp("Ali");
        system.keycloak().create(email, true, Map.of("account_type", "personal"));
        try (Customer customer = Customer.of(system)) {
            customer.openMailedLink(email);
            customer.choosePassword(PASSWORD);
            assertThat(customer.page().locator("#kc-page-title")).containsText("have an account already");
        }
    }

    @Test
    @DisplayName(
            "has nothing in it that a stranger may have chosen, and the application gets what it asked for all the same")
    void nothingOfTheRequest() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            customer.authorize(Map.of("prompt", "create", "state", "CALL-0800-NOW", "nonce", "or-lose-it"));
            new RegistrationPage(customer.page())
                    .personal()
                    .person(email, "Ali", "Kaya")
                    .submit();
            assertThat(system.mailbox().await(email).get("text").asText()).doesNotContain("0800", "lose", "client_id");
            customer.openMailedLink(email);
            customer.choosePassword(PASSWORD);
            customer.page().waitForURL(url -> url.contains("code=") && url.contains("state=CALL-0800-NOW"));
        }
    }

    @Test
    @DisplayName("that nobody was given opens nothing")
    void guessed() {
        String email = signedUp("Ali");
        String link = system.mailbox().awaitLink(email);
        try (Customer customer = Customer.of(system)) {
            customer.page().navigate(link.replaceAll("[^/]*$", "A".repeat(43)));
            assertThat(customer.page().locator("#kc-page-title")).containsText("does not work any more");
        }
        assertThat(system.keycloakDatabase()
                        .count("select count(*) from foyer_sign_up where link_hash = ?", link.replaceAll(".*/", "")))
                .isZero();
    }

    private String signedUp(String firstName) {
        String email = system.newEmail();
        signUp(email, firstName);
        return email;
    }

    private void signUp(String email, String firstName) {
        try (Customer customer = Customer.of(system)) {
            customer.register().personal().person(email, firstName, "Kaya").submit();
            Page page = customer.page();
            assertThat(page.locator("#kc-page-title")).containsText("Check your email");
            assertThat(page).hasTitle(Pattern.compile("^Check your email \\| .+"));
        }
    }

    /** Opens an address, following redirects, and returns every address on the page that is Keycloak's. */
    private List<String> linksOf(HttpClient client, String address) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
            return linksIn(answer.body(), answer.uri());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> linksIn(String page, URI base) {
        Matcher links = Pattern.compile("(?:href|action|src)=\"([^\"]+)\"").matcher(page);
        return links.results()
                .map(link -> base.resolve(link.group(1).replace("&amp;", "&").replace(" ", "%20"))
                        .toString())
                .filter(link -> link.startsWith(system.realm()))
                .toList();
    }
}
