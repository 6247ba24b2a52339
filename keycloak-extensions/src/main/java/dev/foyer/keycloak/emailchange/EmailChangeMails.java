package dev.foyer.keycloak.emailchange;

import dev.foyer.keycloak.notice.CustomerMails;
import dev.foyer.keycloak.storage.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The mails of a change. What goes to the new address carries nothing that was typed and nothing of the account: the address may
 * be somebody else's.
 */
final class EmailChangeMails {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final CustomerMails mails;

    EmailChangeMails(KeycloakSession session, RealmModel realm, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.mails = new CustomerMails(session, realm, clock);
    }

    /** To the new address: the link that proves it. */
    void confirmation(UserModel user, String address, Secret link) {
        mails.send(user, address, "email-change", Map.of("link", link(EmailLinkResource.CONFIRM, link)));
    }

    /** To an address that has an account already, in place of the link. */
    void taken(UserModel asker, String address) {
        mails.send(asker, address, "email-change-taken", Map.of("link", account()));
    }

    /** To the former address: the change, and the link that takes it back. */
    void changed(UserModel user, String former, Secret link, int days) {
        mails.send(
                user,
                former,
                "email-changed",
                Map.of("link", link(EmailLinkResource.OBJECT, link), "days", Integer.toString(days)));
    }

    /** To the address that a former one took the place of again. */
    void putBack(UserModel user, String lost) {
        mails.send(user, lost, "email-put-back", Map.of("link", account()));
    }

    private String link(String path, Secret secret) {
        return EmailLinkResource.address(session, realm, path, secret).toString();
    }

    private String account() {
        URI account = session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/account/")
                .build(realm.getName());
        return account.toString();
    }
}
