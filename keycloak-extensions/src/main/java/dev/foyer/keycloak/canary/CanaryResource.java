package dev.foyer.keycloak.canary;

import dev.foyer.keycloak.provisioning.ProvisioningClient;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * {@code canary}: changes the service account of the provisioning client the ordinary way, through Keycloak's model. If no
 * marker follows, changes of customers are not seen either.
 */
@Produces(MediaType.APPLICATION_JSON)
public class CanaryResource {

    /** User attribute; the ISO 8601 instant in UTC of the last canary. */
    static final String ATTRIBUTE = "foyer_canary";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Clock clock;

    /** The caller has checked the role already. */
    public CanaryResource(KeycloakSession session, RealmModel realm, Clock clock) {
        this.session = session;
        this.realm = realm;
        this.clock = clock;
    }

    /** Sends one; refused with 409 where the client has no service account. */
    @POST
    public Canary send() {
        ClientModel client = ProvisioningClient.of(realm);
        UserModel account = client == null ? null : session.users().getServiceAccount(client);
        if (account == null) {
            throw new ClientErrorException(
                    "The client " + ProvisioningClient.ID + " has no service account; switch service accounts on.",
                    Status.CONFLICT);
        }
        account.setSingleAttribute(ATTRIBUTE, clock.instant().toString());
        return new Canary(account.getId());
    }
}
