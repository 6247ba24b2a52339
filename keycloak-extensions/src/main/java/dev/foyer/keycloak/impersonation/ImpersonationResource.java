package dev.foyer.keycloak.impersonation;

import dev.foyer.keycloak.mail.ShopAddress;
import dev.foyer.keycloak.provisioning.ProvisioningClient;
import dev.foyer.keycloak.storage.Secret;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.UserSessionManager;

/**
 * Where the link of staff leads. A GET shows whom they are about to act as, and changes nothing; the button begins the session in this
 * browser, in the place of whichever is there, and leads to the shop.
 */
public class ImpersonationResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock;

    ImpersonationResource(KeycloakSession session, Clock clock) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.clock = clock;
    }

    static URI address(KeycloakSession session, RealmModel realm, Secret secret) {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}")
                .path(ImpersonationResourceFactory.ID)
                .path("{secret}")
                .build(realm.getName(), secret.text());
    }

    @GET
    @Path("{secret}")
    public Response show(@PathParam("secret") String text) {
        Secret secret = new Secret(text);
        Optional<Ticket> ticket = served(Ticket.of(session, realm, secret));
        UserModel user = ticket.map(this::customer).orElse(null);
        if (ticket.isEmpty() || user == null) {
            return invalid();
        }
        return new ImpersonationPage(session, realm).confirm(user, ticket.get(), address(session, realm, secret));
    }

    @POST
    @Path("{secret}")
    public Response begin(@PathParam("secret") String text) {
        Optional<Ticket> ticket = served(Ticket.use(session, realm, new Secret(text)));
        UserModel user = ticket.map(this::customer).orElse(null);
        if (ticket.isEmpty() || user == null) {
            return invalid();
        }
        ClientConnection connection = session.getContext().getConnection();
        UserSessionModel acting = new UserSessionManager(session)
                .createUserSession(
                        realm, user, user.getUsername(), connection.getRemoteHost(), "impersonate", false, null, null);
        Impersonation.note(
                acting, ticket.get().staff(), clock.instant().plus(ticket.get().life()));
        AuthenticationManager.expireAuthSessionCookie(session);
        AuthenticationManager.createLoginCookie(
                session, realm, user, acting, session.getContext().getUri(), connection);
        new EventBuilder(realm, session, connection)
                .event(EventType.IMPERSONATE)
                .session(acting)
                .user(user)
                .detail(Details.IMPERSONATOR_REALM, realm.getName())
                .detail(Details.IMPERSONATOR, ticket.get().staff().name())
                .success();
        return Response.seeOther(ShopAddress.of(session, realm))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    /** Null for who was removed, disabled or made staff within the minute. */
    private @Nullable UserModel customer(Ticket ticket) {
        UserModel user = session.users().getUserById(realm, ticket.userId());
        return user == null || !user.isEnabled() || dev.foyer.keycloak.staff.Staff.includes(user) ? null : user;
    }

    private Response invalid() {
        return new ImpersonationPage(session, realm).invalid();
    }

    private <T> Optional<T> served(Optional<T> found) {
        return ProvisioningClient.serves(realm) ? found : Optional.empty();
    }
}
