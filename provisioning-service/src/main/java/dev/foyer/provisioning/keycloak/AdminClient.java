package dev.foyer.provisioning.keycloak;

import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.configuration.FoyerConfiguration.KeycloakConfiguration;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientBuilder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

/**
 * Keycloak's Admin Client, signed in as the service's own client. Nothing is sent before the first call: the service starts
 * without Keycloak. A Keycloak that hangs costs a call, not a thread.
 */
final class AdminClient {

    private static final long CONNECT_SECONDS = 5;
    private static final long ANSWER_SECONDS = 30;

    @Produces
    @Singleton
    Keycloak keycloak(FoyerConfiguration configuration) {
        return keycloak(configuration.keycloak(), Duration.ofSeconds(ANSWER_SECONDS));
    }

    /** One that gives up on an answer after a while. */
    static Keycloak keycloak(KeycloakConfiguration keycloak, Duration patience) {
        return KeycloakBuilder.builder()
                .serverUrl(keycloak.url().toString())
                .realm(keycloak.realm())
                .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                .clientId(keycloak.clientId())
                .clientSecret(keycloak.clientSecret())
                .resteasyClient(ClientBuilder.newBuilder()
                        .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                        .build())
                .build();
    }

    @Produces
    @Singleton
    AdminResource resource(Keycloak keycloak, FoyerConfiguration configuration) {
        return keycloak.proxy(AdminResource.class, configuration.keycloak().url());
    }

    void close(@Disposes Keycloak keycloak) {
        keycloak.close();
    }
}
