package dev.foyer.benchmarks.registration;

import dev.foyer.benchmarks.registration.Browserless.Page;
import dev.foyer.devstack.inbox.Inbox;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One complete hosted registration: form, confirmation mail, link, first password, code, tokens.
 *
 * @param keycloak the server
 * @param realm where to register
 * @param extraFields what that realm's form asks for besides the stock fields
 * @param inbox where its mail goes
 */
record Registration(String keycloak, String realm, Map<String, String> extraFields, Inbox inbox) {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final String VERIFIER = "a-verifier-that-only-this-benchmark-would-ever-use-01234";
    private static final String CHALLENGE = Pkce.challenge(VERIFIER);
    private static final String REDIRECT = "http://localhost/callback";

    void complete(String email) {
        Browserless browser = new Browserless(keycloak);
        Page form = browser.get(openId("auth") + "?"
                + Browserless.encode(Map.of(
                        "client_id", "bench",
                        "response_type", "code",
                        "scope", "openid",
                        "prompt", "create",
                        "redirect_uri", REDIRECT,
                        "code_challenge", CHALLENGE,
                        "code_challenge_method", "S256")));
        Map<String, String> fields = new HashMap<>(extraFields);
        fields.putAll(Map.of("email", email, "firstName", "Rosa", "lastName", "Meyer"));
        browser.post(action(form), fields);

        Page password = browser.get(mailedLink(email));
        if (password.body().contains("id=\"foyer-confirm\"")) {
            password = browser.post(action(password), Map.of("confirm", ""));
        }
        Page end = browser.post(
                action(password),
                Map.of("password-new", "correct horse battery", "password-confirm", "correct horse battery"));
        tokens(end);
    }

    private void tokens(Page end) {
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(end.address().toString());
        if (!code.find()) {
            throw new IllegalStateException("The registration ended at " + end.address() + " without a code.");
        }
        Page answer = new Browserless(keycloak)
                .post(
                        openId("token"),
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "bench",
                                "code",
                                code.group(1),
                                "code_verifier",
                                VERIFIER,
                                "redirect_uri",
                                REDIRECT));
        if (!answer.body().contains("\"id_token\"")) {
            throw new IllegalStateException("No tokens: " + answer.body());
        }
    }

    private String openId(String endpoint) {
        return keycloak + "/realms/" + realm + "/protocol/openid-connect/" + endpoint;
    }

    private static String action(Page page) {
        Matcher form = FORM.matcher(page.body());
        if (!form.find()) {
            throw new IllegalStateException("No form at " + page.address());
        }
        return form.group(1).replace("&amp;", "&");
    }

    /** Stock Keycloak delivers the mail before it answers, ours soon after. */
    private String mailedLink(String email) {
        for (long deadline = System.nanoTime() + 10_000_000_000L; System.nanoTime() < deadline; Thread.onSpinWait()) {
            var messages = inbox.messagesTo(email);
            if (!messages.isEmpty()) {
                Matcher link = LINK.matcher(messages.get(0).text());
                if (link.find()) {
                    return link.group();
                }
            }
        }
        throw new IllegalStateException("No mail to " + email + " within ten seconds.");
    }
}
