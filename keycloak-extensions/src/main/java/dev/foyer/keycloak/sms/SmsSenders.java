package dev.foyer.keycloak.sms;

import java.util.Comparator;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderFactory;

/** Finds the sender that is configured. */
public final class SmsSenders {

    private SmsSenders() {}

    /**
     * The sender; of several the one with the highest order. Which ones there are, {@code spi-foyer-sms-sender--provider} can narrow
     * to one.
     *
     * @return empty where text messages cannot be sent
     */
    public static Optional<SmsSenderProvider> of(KeycloakSession session) {
        return session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(SmsSenderProvider.class)
                .filter(SmsSenderProviderFactory.class::isInstance)
                .map(SmsSenderProviderFactory.class::cast)
                .filter(SmsSenderProviderFactory::isConfigured)
                .max(Comparator.comparing(ProviderFactory::order))
                .map(factory -> factory.create(session));
    }
}
