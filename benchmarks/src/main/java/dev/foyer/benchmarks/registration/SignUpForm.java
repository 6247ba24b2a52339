package dev.foyer.benchmarks.registration;

import dev.foyer.benchmarks.hosted.Browserless;
import dev.foyer.benchmarks.hosted.Browserless.Page;
import dev.foyer.benchmarks.hosted.CodeFlow;
import java.util.HashMap;
import java.util.Map;

/**
 * The hosted registration form of the client {@code bench}, open in a browser of its own.
 *
 * @param browser has the cookies of the visit
 * @param page the form
 */
record SignUpForm(Browserless browser, Page page) {

    /** Opens the form of a realm, whose address has no slash at the end. */
    static SignUpForm open(String keycloak, String realm) {
        Browserless browser = new Browserless(keycloak);
        return new SignUpForm(browser, browser.get(new CodeFlow(keycloak, realm).request(Map.of("prompt", "create"))));
    }

    /** Sends it, and answers with the page that comes after it. */
    Page send(String email, Map<String, String> extraFields) {
        Map<String, String> fields = new HashMap<>(extraFields);
        fields.putAll(Map.of("email", email, "firstName", "Rosa", "lastName", "Meyer"));
        return browser.post(page.formAction(), fields);
    }
}
