package dev.foyer.keycloak.reset;

import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionToken;
import org.keycloak.common.util.Time;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;

/**
 * A link to a password that nobody asked for in a browser. It leads where that of a forgotten password leads, is good once, for the address that the
 * user has now, and takes the place of every earlier one.
 */
public final class PasswordLink {

    private final KeycloakSession session;
    private final RealmModel realm;

    public PasswordLink(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether the realm lets anybody choose a password by a link. */
    public boolean isAllowed() {
        return realm.isResetPasswordAllowed();
    }

    /**
     * Makes a link, in the transaction at hand.
     *
     * @param user one who has an address
     * @param life how long it is good
     */
    public URI of(UserModel user, Duration life) {
        ResetCredentialsActionToken token = new ResetCredentialsActionToken(
                user.getId(),
                user.getEmail(),
                Time.currentTime() + Math.toIntExact(life.toSeconds()),
                null,
                Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        token.id(UUID.randomUUID().toString());
        new ResetLinks(session, realm).keep(user.getId(), token.getId(), life);
        URI address = LoginActionsService.actionTokenProcessor(
                        session.getContext().getUri())
                .build(realm.getName());
        // A token is letters, digits and "-_." (RFC 7515): encoding it, as a builder does, would cost more than signing
        // it.
        return URI.create(address + "?" + Constants.KEY + "="
                + token.serialize(session, realm, session.getContext().getUri()));
    }

    /** Makes the newest link of a user worth nothing. */
    public void voidFor(String userId) {
        new ResetLinks(session, realm).forget(userId);
    }
}
