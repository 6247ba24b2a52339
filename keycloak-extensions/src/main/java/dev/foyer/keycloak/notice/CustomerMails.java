package dev.foyer.keycloak.notice;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Mails about an account, queued in the request that causes them, in the language that the customer has chosen: not in that of
 * the browser at hand, which may be a stranger's or staff's. The name of a mail leads to its template {@code foyer-<name>.ftl}
 * and its message {@code foyer.mail.<name>.subject}, which has the seller as its only value.
 */
public final class CustomerMails {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock;

    public CustomerMails(KeycloakSession session, RealmModel realm, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.clock = clock;
    }

    /**
     * Queues one mail.
     *
     * @param address where it goes, which need not be the user's
     * @param values for the template, which gets {@code when} besides: now, with the time zone
     * @throws IllegalStateException when the mail cannot be written or queued
     */
    public void send(UserModel user, String address, String name, Map<String, Object> values) {
        send(user, address, name, "foyer.mail." + name + ".subject", values);
    }

    void send(UserModel user, String address, String template, String subject, Map<String, Object> values) {
        KeycloakContext context = session.getContext();
        AuthenticationSessionModel browser = context.getAuthenticationSession();
        context.setAuthenticationSession(null);
        try {
            Map<String, Object> attributes = new HashMap<>(values);
            attributes.put("when", when(clock.instant(), context.resolveLocale(user, true)));
            attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
            String seller = realm.getDisplayName() == null ? realm.getName() : realm.getDisplayName();
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(user)
                    .send(subject, List.of(seller), "foyer-" + template + ".ftl", attributes, address);
        } catch (EmailException e) {
            throw new IllegalStateException("The mail '" + template + "' could not be handed over", e);
        } finally {
            context.setAuthenticationSession(browser);
        }
    }

    /** Date and time as the language writes them; in UTC, since Keycloak knows no customer's time zone. */
    static String when(Instant instant, Locale language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(language)
                        .format(instant.atOffset(ZoneOffset.UTC))
                + " UTC";
    }
}
