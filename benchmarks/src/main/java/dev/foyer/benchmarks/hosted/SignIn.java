package dev.foyer.benchmarks.hosted;

import dev.foyer.benchmarks.hosted.Browserless.Page;
import java.util.Map;

/** A password sign-in at the hosted page, in a browser that nobody has signed in with before. */
public record SignIn(CodeFlow flow) {

    /** Opens the page, sends address and password, and redeems the code. */
    public Tokens complete(String email) {
        Browserless browser = new Browserless(flow.keycloak());
        Page page = browser.get(flow.request(Map.of()));
        return flow.tokens(browser.post(page.formAction(), Map.of("username", email, "password", People.PASSWORD)));
    }
}
