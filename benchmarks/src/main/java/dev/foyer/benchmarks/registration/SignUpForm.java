package dev.foyer.benchmarks.registration;

import dev.foyer.benchmarks.registration.Browserless.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosted registration form of the client {@code bench}, open in a browser of its own.
 *
 * @param browser has the cookies of the visit
 * @param page the form
 */
record SignUpForm(Browserless browser, Page page) {

    static final String REDIRECT = "http://localhost/callback";
    static final String VERIFIER = "a-verifier-that-only-this-benchmark-would-ever-use-01234";

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final String CHALLENGE = Pkce.challenge(VERIFIER);

    /** Opens the form of a realm, whose address has no slash at the end. */
    static SignUpForm open(String keycloak, String realm) {
        Browserless browser = new Browserless(keycloak);
        return new SignUpForm(
                browser,
                browser.get(keycloak + "/realms/" + realm + "/protocol/openid-connect/auth?"
                        + Browserless.encode(Map.of(
                                "client_id", "bench",
                                "response_type", "code",
                                "scope", "openid",
                                "prompt", "create",
                                "redirect_uri", REDIRECT,
                                "code_challenge", CHALLENGE,
                                "code_challenge_method", "S256"))));
    }

    /** Sends it, and answers with the page that comes after it. */
    Page send(String email, Map<String, String> extraFields) {
        Map<String, String> fields = new HashMap<>(extraFields);
        fields.putAll(Map.of("email", email, "firstName", "Rosa", "lastName", "Meyer"));
        return browser.post(action(page), fields);
    }

    /** Where the first form of a page is sent. */
    static String action(Page page) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IllegalStateException("No form at " + page.address());
        }
        return form.group(1).replace("&amp;", "&");
    }
}
