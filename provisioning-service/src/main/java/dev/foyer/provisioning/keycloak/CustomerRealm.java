package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.provisioning.configuration.FoyerConfiguration;
import io.quarkus.oidc.client.OidcClientException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The realm of the customers in Keycloak. Thread-safe. Every call signs in by itself and throws
 * {@link KeycloakUnavailableException} when Keycloak does not do what was asked, whatever the reason.
 */
@ApplicationScoped
public class CustomerRealm {

    private final AdminResource resource;
    private final String realm;

    CustomerRealm(@RestClient AdminResource resource, FoyerConfiguration configuration) {
        this.resource = resource;
        this.realm = configuration.keycloak().realm();
    }

    /** The oldest waiting changes, of at most so many users. They wait until they are acknowledged. */
    public Changes changes(int max) {
        return call(() -> resource.changes(realm, max));
    }

    /** Removes exactly these markers. Repeating it does nothing. */
    public void acknowledge(List<Long> markers) {
        call(() -> {
            resource.acknowledge(realm, new AdminResource.Acknowledgement(markers));
            return true;
        });
    }

    /** The settings of the realm, a JSON object. */
    public JsonNode settings() {
        return call(() -> resource.settings(realm));
    }

    /**
     * Changes the settings that are named and answers with all of them.
     *
     * @throws SettingsRefusedException when Keycloak does not accept a key or a value, or cannot as the realm is set
     *     up; nothing is changed then
     */
    public JsonNode changeSettings(JsonNode settings) {
        return call(() -> {
            try {
                return resource.changeSettings(realm, settings);
            } catch (WebApplicationException e) {
                int status = e.getResponse().getStatus();
                if (status == 400 || status == 409) {
                    throw SettingsRefusedException.of(e.getResponse());
                }
                throw e;
            }
        });
    }

    private static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (WebApplicationException e) {
            throw new KeycloakUnavailableException(
                    "Keycloak answered with status " + e.getResponse().getStatus(), e);
        } catch (OidcClientException e) {
            throw new KeycloakUnavailableException(
                    "Keycloak gave no token: it cannot be reached, or it does not accept foyer.keycloak.client-id "
                            + "and foyer.keycloak.client-secret",
                    e);
        } catch (ProcessingException e) {
            throw new KeycloakUnavailableException("Keycloak cannot be reached", e);
        } catch (SettingsRefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new KeycloakUnavailableException(
                    "The call to Keycloak failed: " + e.getClass().getSimpleName(), e);
        }
    }
}
