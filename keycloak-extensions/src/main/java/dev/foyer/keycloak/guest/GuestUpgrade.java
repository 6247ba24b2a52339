package dev.foyer.keycloak.guest;

import dev.foyer.keycloak.account.AccountType;
import dev.foyer.keycloak.account.GuestAccount;
import dev.foyer.keycloak.storage.OwnRow;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A guest who signs up in the browser in which they are a guest becomes that customer and keeps the user, and with it the orders.
 * Who the guest is, the identity cookie proves when the form is shown; nothing that is typed or sent along can.
 */
public final class GuestUpgrade {

    private static final String NOTE = "FOYER_SIGN_UP_OF_GUEST";

    private static final String SESSION_NOTE = "FOYER_SIGN_UP_OF_GUEST_SESSION";

    private static final String LOCK = "select id from user_entity where id = :id and realm_id = :realm for update";

    // A statement of its own: what another transaction wrote while this one waited for the lock shows only to the next.
    private static final String STILL_GUEST = """
            select count(*) from user_entity u join user_attribute a on a.user_id = u.id and a.name = :name
             where u.id = :id and u.enabled and a.value = :guest
            """;

    private final KeycloakSession session;
    private final RealmModel realm;

    public GuestUpgrade(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The registration form is shown now. */
    public void note(AuthenticationSessionModel authentication) {
        AuthResult visitor = AuthenticationManager.authenticateIdentityCookie(session, realm, true);
        if (visitor != null
                && GuestAccount.is(visitor.user())
                && !GuestSession.isOver(visitor.session(), Clock.systemUTC())) {
            authentication.setAuthNote(NOTE, visitor.user().getId());
            authentication.setAuthNote(SESSION_NOTE, visitor.session().getId());
        }
    }

    /**
     * The form was sent. Keycloak has let go of the cookie where an application led straight to it, in a response in which it cannot
     * be set again; until the sign-up is confirmed the guest goes on as one.
     */
    public void keepSignedIn(AuthenticationSessionModel authentication) {
        String noted = authentication.getAuthNote(SESSION_NOTE);
        UserSessionModel guest = noted == null ? null : session.sessions().getUserSession(realm, noted);
        if (guest != null
                && GuestAccount.is(guest.getUser())
                && AuthenticationManager.isSessionValid(realm, guest)
                && !GuestSession.isOver(guest, Clock.systemUTC())) {
            AuthenticationManager.createLoginCookie(
                    session,
                    realm,
                    guest.getUser(),
                    guest,
                    session.getContext().getUri(),
                    session.getContext().getConnection());
        }
    }

    /** The user id of the guest who signs up here; null for everybody else. */
    public static @Nullable String of(AuthenticationSessionModel authentication) {
        return authentication.getAuthNote(NOTE);
    }

    /**
     * The guest, to be made a customer in the transaction at hand; others who want the same, or want the guest gone, wait for it.
     *
     * @param guestId null where no guest signed up
     * @return empty where the user is gone, disabled or no guest any more
     */
    public Optional<UserModel> lock(@Nullable String guestId) {
        if (guestId == null) {
            return Optional.empty();
        }
        EntityManager database =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        boolean there = !database.createNativeQuery(LOCK)
                .setParameter("id", guestId)
                .setParameter("realm", realm.getId())
                .getResultList()
                .isEmpty();
        if (!there || !isGuest(database, guestId)) {
            return Optional.empty();
        }
        return Optional.ofNullable(session.users().getUserById(realm, guestId))
                .map(guest -> OwnRow.of(session, realm, guest));
    }

    private static boolean isGuest(EntityManager database, String guestId) {
        Number found = (Number) database.createNativeQuery(STILL_GUEST)
                .setParameter("id", guestId)
                .setParameter("name", AccountType.ATTRIBUTE)
                .setParameter("guest", AccountType.GUEST.value())
                .getSingleResult();
        return found.longValue() > 0;
    }

    /** Gives what every new customer has and no guest, and ends the guest's sessions, wherever they are, and what could become one. */
    public void complete(UserModel customer) {
        customer.removeAttribute(GuestAccount.EMAIL);
        customer.grantRole(realm.getDefaultRole());
        realm.getDefaultGroupsStream().forEach(customer::joinGroup);
        realm.getRequiredActionProvidersStream()
                .filter(action -> action.isEnabled() && action.isDefaultAction())
                .map(RequiredActionProviderModel::getAlias)
                .forEach(customer::addRequiredAction);
        // Collected first, because ending one changes what the stream runs over.
        for (UserSessionModel each :
                session.sessions().getUserSessionsStream(realm, customer).toList()) {
            GuestSession.leave(session, realm, each);
            AuthenticationManager.backchannelLogout(
                    session,
                    realm,
                    each,
                    session.getContext().getUri(),
                    session.getContext().getConnection(),
                    session.getContext().getRequestHeaders(),
                    true);
        }
    }
}
