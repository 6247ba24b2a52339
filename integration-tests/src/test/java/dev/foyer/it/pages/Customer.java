package dev.foyer.it.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A person in front of a browser of their own, with nobody's cookies. */
public final class Customer implements AutoCloseable {

    private final FoyerSystem system;
    private final BrowserContext context;
    private final Page page;

    private Customer(FoyerSystem system, Browser.NewContextOptions options) {
        this.system = system;
        this.context = system.chromium().browser().newContext(options);
        this.page = context.newPage();
        page.setDefaultTimeout(20_000);
    }

    public static Customer of(FoyerSystem system) {
        return new Customer(system, new Browser.NewContextOptions().setLocale("en"));
    }

    public static Customer withoutJavaScript(FoyerSystem system) {
        return new Customer(
                system, new Browser.NewContextOptions().setLocale("en").setJavaScriptEnabled(false));
    }

    /** Somebody whose browser asks for pages in this language, a BCP 47 tag. */
    public static Customer speaking(FoyerSystem system, String language, Browser.NewContextOptions options) {
        return new Customer(system, options.setLocale(language));
    }

    public Page page() {
        return page;
    }

    /** Opens the shop and follows its link to the hosted registration page. */
    public RegistrationPage register() {
        page.navigate(system.storefront() + "/");
        page.getByText("Create account").first().click();
        page.locator("input[name=email]").waitFor();
        return new RegistrationPage(page);
    }

    /** Opens the link of the newest mail to an address. */
    public void openMailedLink(String address) {
        page.navigate(system.mailbox().awaitLink(address));
    }

    /** Opens the link of a sign-up's mail and creates the account that its page shows; the password is not told. */
    public void createAccount(String address) {
        openMailedLink(address);
        createAccount();
    }

    /** Creates the account that the page of a sign-up's link shows. */
    public void createAccount() {
        choosePassword("correct horse battery");
        page.waitForCondition(() -> !page.url().startsWith(system.realm())
                || page.locator("#kc-info-message").isVisible());
    }

    /** Presses the button of the page that a sign-up's link leads to, and fills nothing in. */
    public void confirm() {
        page.locator("#foyer-confirm").click();
    }

    /** Chooses a password where one is asked for. */
    public void choosePassword(String password) {
        page.locator("input[name=password-new]").fill(password);
        page.locator("input[name=password-confirm]").fill(password);
        page.locator("[type=submit]").first().click();
    }

    /** Opens the shop and signs in. */
    public void signIn(String email, String password) {
        page.navigate(system.storefront() + "/");
        page.getByText("Sign in").first().click();
        fillSignIn(email, password);
    }

    /** Fills the hosted sign-in page that is open. */
    public void fillSignIn(String email, String password) {
        page.locator("input[name=username]").fill(email);
        page.locator("input[name=password]").fill(password);
        page.locator("[name=login]").click();
    }

    /** Comes back to a step of the sign-in that is over, as with the browser's history. */
    public void expirePage() {
        String action = page.locator("#kc-form-login").getAttribute("action");
        page.navigate(action.replaceAll("session_code=[^&]*&?", "")
                .replaceAll("execution=[^&]*", "execution=00000000-0000-0000-0000-000000000000"));
    }

    /** Asks for a sign-in as the shop does; what is given is added to its parameters of OpenID Connect or replaces them. */
    public void authorize(Map<String, String> given) {
        Map<String, String> parameters = new TreeMap<>(Map.of(
                "client_id", "storefront",
                "response_type", "code",
                "scope", "openid",
                "redirect_uri", system.storefront() + "/",
                "code_challenge_method", "S256",
                "code_challenge", "a-challenge-that-nobody-ever-redeems-01234567"));
        parameters.putAll(given);
        page.navigate(system.realm() + "/protocol/openid-connect/auth?"
                + parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + Http.encode(parameter.getValue()))
                        .collect(Collectors.joining("&")));
    }

    /** Waits until the shop is open and shows who is signed in. */
    public String signedInShop() {
        page.waitForURL(url -> url.startsWith(system.storefront()) && !url.contains("callback"));
        return page.content();
    }

    @Override
    public void close() {
        context.close();
    }
}
