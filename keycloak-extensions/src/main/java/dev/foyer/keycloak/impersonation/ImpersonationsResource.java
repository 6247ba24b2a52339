package dev.foyer.keycloak.impersonation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.keycloak.account.GuestAccount;
import dev.foyer.keycloak.impersonation.Impersonation.Staff;
import dev.foyer.keycloak.request.RefusedRequestException;
import dev.foyer.keycloak.request.RequestObject;
import dev.foyer.keycloak.storage.Secret;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** {@code impersonations}: lets a member of the staff act as a customer, by a link that is good once and for a minute. */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ImpersonationsResource {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int LONGEST_TEXT = 255;

    /**
     * Where it leads.
     *
     * @param link good once
     * @param expiresAt of the link, milliseconds since the epoch
     */
    public record Impersonated(String link, long expiresAt) {}

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminEventBuilder adminEvent;
    private final Clock clock;

    /** The caller has checked the role already. */
    public ImpersonationsResource(
            KeycloakSession session, RealmModel realm, AdminEventBuilder adminEvent, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.adminEvent = adminEvent;
        this.clock = clock;
    }

    /**
     * Makes a link.
     *
     * @throws NotFoundException for whoever is no customer
     * @throws ClientErrorException 409 for guests, who is disabled, or where the realm lacks what keeps staff out of a customer's
     *     own affairs
     */
    @POST
    public Impersonated impersonate(JsonNode body) {
        Ticket ticket = read(body);
        UserModel user = session.users().getUserById(realm, ticket.userId());
        if (user == null || dev.foyer.keycloak.staff.Staff.includes(user)) {
            throw new NotFoundException();
        }
        if (!user.isEnabled() || GuestAccount.is(user) || !isGuarded()) {
            throw new ClientErrorException(Response.Status.CONFLICT);
        }
        Secret secret = ticket.keep(session, realm);
        adminEvent
                .operation(OperationType.ACTION)
                .resource(ResourceType.USER)
                .resourcePath("users", user.getId(), "impersonation")
                .success();
        return new Impersonated(
                ImpersonationResource.address(session, realm, secret).toString(),
                clock.instant().plus(Ticket.LIFE).toEpochMilli());
    }

    private boolean isGuarded() {
        RequiredActionProviderModel guard = realm.getRequiredActionProviderByAlias(ImpersonationGuard.ID);
        return guard != null
                && guard.isEnabled()
                && realm.getRequiredActionProvidersStream()
                        .filter(RequiredActionProviderModel::isEnabled)
                        .noneMatch(other -> other.getPriority() > guard.getPriority());
    }

    private static Ticket read(JsonNode body) {
        try {
            RequestObject request = RequestObject.body(body, "userId", "staffId", "staffName", "seconds");
            return new Ticket(
                    request.text("userId", LONGEST_TEXT),
                    new Staff(request.text("staffId", LONGEST_TEXT), request.text("staffName", LONGEST_TEXT)),
                    Duration.ofSeconds(request.number("seconds", SHORTEST.toSeconds(), LONGEST.toSeconds())));
        } catch (RefusedRequestException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }
}
