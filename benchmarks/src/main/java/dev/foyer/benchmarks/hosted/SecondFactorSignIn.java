package dev.foyer.benchmarks.hosted;

import dev.foyer.benchmarks.hosted.Browserless.Page;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A password sign-in at the hosted page with a code on the page after it.
 *
 * @param field name of the field of the code
 */
public record SecondFactorSignIn(CodeFlow flow, String field) {

    /**
     * Opens the page, sends address and password, then the code, and redeems what the browser comes back with.
     *
     * @param code asked once the page of the code is there
     */
    public Tokens complete(String email, Supplier<String> code) {
        Browserless browser = new Browserless(flow.keycloak());
        Page page = browser.get(flow.request(Map.of()));
        Page second = browser.post(page.formAction(), Map.of("username", email, "password", People.PASSWORD));
        return flow.tokens(browser.post(second.formAction(), Map.of(field, code.get())));
    }
}
