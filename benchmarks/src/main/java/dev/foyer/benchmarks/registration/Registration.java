package dev.foyer.benchmarks.registration;

import dev.foyer.benchmarks.hosted.Browserless;
import dev.foyer.benchmarks.hosted.Browserless.Page;
import dev.foyer.benchmarks.hosted.CodeFlow;
import dev.foyer.devstack.inbox.Inbox;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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

    private static final Duration LOOK = Duration.ofMillis(2);
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    void complete(String email) {
        SignUpForm form = SignUpForm.open(keycloak, realm);
        form.send(email, extraFields);

        Browserless browser = form.browser();
        Page password = browser.get(mailedLink(email));
        Page end = browser.post(
                password.formAction(),
                Map.of("password-new", "correct horse battery", "password-confirm", "correct horse battery"));
        new CodeFlow(keycloak, realm).tokens(end);
    }

    /** Stock Keycloak delivers the mail before it answers, ours soon after. Who waits leaves the processor to the others. */
    private String mailedLink(String email) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        for (; System.nanoTime() < deadline; LockSupport.parkNanos(LOOK.toNanos())) {
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
