package dev.foyer.keycloak.login;

import dev.foyer.keycloak.notice.CustomerMails;
import dev.foyer.keycloak.reset.PasswordLink;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Gives logins and sends links, in the transaction at hand: user, link and mail are there together or none is. */
public final class LoginLinks {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PasswordLink links;
    private final CustomerMails mails;

    public LoginLinks(KeycloakSession session, RealmModel realm, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.links = new PasswordLink(session, realm);
        this.mails = new CustomerMails(session, realm, clock);
    }

    /** Whether the realm lets anybody choose a password by a link. */
    public boolean areAllowed() {
        return links.isAllowed();
    }

    /**
     * Creates the user of somebody without login.
     *
     * @param userId nobody's so far
     */
    public UserModel create(String userId, Invitee invitee) {
        return new NewLogin(session, realm).create(userId, invitee);
    }

    /**
     * Queues a mail with a link, which takes the place of every earlier one.
     *
     * @param user enabled, with an address
     * @param company in whose name somebody is invited; empty for none
     */
    public void send(UserModel user, LinkKind kind, Duration life, String company) {
        mails.send(
                user,
                user.getEmail(),
                "link-" + kind.value(),
                Map.of(
                        "link",
                        links.of(user, life).toString(),
                        "days",
                        Math.max(1, life.toDays()),
                        "company",
                        company));
    }

    /** Whether nobody has ever used this login. */
    public boolean isUnused(UserModel user) {
        return !user.isEmailVerified()
                && session.users()
                        .getFederatedIdentitiesStream(realm, user)
                        .findAny()
                        .isEmpty()
                && user.credentialManager()
                        .getStoredCredentialsStream()
                        .map(CredentialModel::getType)
                        .findAny()
                        .isEmpty();
    }

    /** Voids the newest link of a user. */
    public void voidFor(String userId) {
        links.voidFor(userId);
    }
}
