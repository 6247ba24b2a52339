package dev.foyer.keycloak.code;

import dev.foyer.keycloak.limits.Limit;
import dev.foyer.keycloak.limits.Rate;
import dev.foyer.keycloak.limits.Subject;
import dev.foyer.keycloak.settings.CodeSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Codes by email, queued in the transaction of the request. */
final class EmailChannel implements CodeChannel {

    private static final int LETTERS_SHOWN = 1;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    /** @param user who has an email address */
    EmailChannel(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    @Override
    public String key() {
        return "email";
    }

    @Override
    public String sentMessage() {
        return "foyer.code.sent.email";
    }

    @Override
    public String notSentMessage() {
        return "foyer.code.not-sent.email";
    }

    /** The first letter and the domain: {@code r•••@buyer.example}. */
    @Override
    public String masked() {
        String email = user.getEmail();
        int at = email.lastIndexOf('@');
        int shown = email.offsetByCodePoints(0, Math.min(LETTERS_SHOWN, email.codePointCount(0, Math.max(0, at))));
        return email.substring(0, shown) + "•••" + email.substring(Math.max(0, at));
    }

    @Override
    public List<Limit> limits() {
        int hourly = CodeSettings.of(realm).perPersonPerHour();
        return hourly == 0 ? List.of() : List.of(new Limit(Subject.address(user.getEmail()), Rate.perHour(hourly)));
    }

    @Override
    public void send(OneTimeCode code) throws CodeNotSentException {
        String seller = realm.getDisplayName() == null ? realm.getName() : realm.getDisplayName();
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("code", code.digits());
        attributes.put("minutes", CodeSettings.of(realm).minutes());
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(user)
                    .send("foyer.mail.email-code.subject", List.of(seller), "foyer-email-code.ftl", attributes);
        } catch (EmailException e) {
            throw new CodeNotSentException("The mail could not be queued.");
        }
    }
}
