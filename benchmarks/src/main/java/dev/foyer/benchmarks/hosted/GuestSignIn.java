package dev.foyer.benchmarks.hosted;

import dev.foyer.benchmarks.hosted.Browserless.Page;
import java.util.Map;

/** A guest's way through the hosted page, in a browser of their own; the client asks for the page straight away. */
public record GuestSignIn(CodeFlow flow) {

    /** Opens the page, gives the address, and redeems the code. */
    public Tokens complete(String email) {
        Browserless browser = new Browserless(flow.keycloak());
        Page page = browser.get(flow.request(Map.of("foyer_guest", "true")));
        return flow.tokens(browser.post(page.formAction(), Map.of("foyer-guest", "true", "email", email)));
    }
}
