package dev.foyer.keycloak.notice;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The mails of notices. Whoever has no address, as guests have none, is not told. */
final class NoticeMails {

    private static final String TEMPLATE = "notice";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final CustomerMails mails;
    private final boolean byStaff;

    NoticeMails(KeycloakSession session, RealmModel realm, Clock clock, boolean byStaff) {
        this.session = session;
        this.realm = realm;
        this.mails = new CustomerMails(session, realm, clock);
        this.byStaff = byStaff;
    }

    /** @param credential type of the second factor; empty where none is meant */
    void send(UserModel user, Notice notice, String credential) {
        if (user.getEmail() != null && !user.getEmail().isBlank()) {
            sendTo(user.getEmail(), user, notice, credential);
        }
    }

    void sendTo(String address, UserModel user, Notice notice, String credential) {
        Map<String, Object> values = new HashMap<>();
        values.put("notice", notice.value());
        values.put("credential", credential);
        values.put("byStaff", byStaff);
        values.put("link", newPassword());
        mails.send(user, address, TEMPLATE, "foyer.mail.notice-" + notice.value() + ".subject", values);
    }

    /** Where anybody may ask for a new password. */
    private String newPassword() {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/login-actions/reset-credentials")
                .queryParam("client_id", "account")
                .build(realm.getName())
                .toString();
    }
}
