package dev.foyer.keycloak.mail;

import jakarta.enterprise.context.ContextNotActiveException;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Tells the admin console's <em>Test connection</em> from real mails: an administrator waits for its result. Two signs, each
 * enough: settings other than the realm's, which a queued mail would not be sent with anyway, and the address of the call,
 * since settings may be tested that are in force.
 */
final class ConnectionTest {

    private static final String PATH = "/testSMTPConnection";

    private ConnectionTest() {}

    static boolean is(KeycloakSession session, RealmModel realm, Map<String, String> settings) {
        return !settings.equals(realm.getSmtpConfig()) || calledAt(session);
    }

    private static boolean calledAt(KeycloakSession session) {
        try {
            return session.getContext().getUri().getPath().endsWith(PATH);
        } catch (ContextNotActiveException e) {
            return false;
        }
    }
}
