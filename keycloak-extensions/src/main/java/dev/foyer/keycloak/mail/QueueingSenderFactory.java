package dev.foyer.keycloak.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.EmailSenderProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Puts {@link QueueingSender} before Keycloak's own sender and runs the worker from the moment the table is there. It wins by
 * its order, so that nothing has to be configured; {@code --spi-email-sender--provider-default=default} takes it out.
 */
public final class QueueingSenderFactory implements EmailSenderProviderFactory {

    static final String ID = "foyer";

    private static final int BEFORE_THE_STOCK_ONE = 10;

    private @Nullable MailSettings settings;
    private volatile @Nullable MailWorker worker;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public int order() {
        return BEFORE_THE_STOCK_ONE;
    }

    @Override
    public EmailSenderProvider create(KeycloakSession session) {
        return new QueueingSender(session, queue(session));
    }

    /** The queue; empty where an operator has switched the provider off. */
    static Optional<QueueingSenderFactory> of(KeycloakSession session) {
        return session.getKeycloakSessionFactory().getProviderFactory(EmailSenderProvider.class, ID)
                        instanceof QueueingSenderFactory factory
                ? Optional.of(factory)
                : Optional.empty();
    }

    MailQueue queue(KeycloakSession session) {
        return new MailQueue(session, settings(), this::tell);
    }

    MailSettings settings() {
        MailSettings read = settings;
        if (read == null) {
            throw new IllegalStateException("Keycloak initializes a factory before it uses it");
        }
        return read;
    }

    @Override
    public void init(Config.Scope config) {
        settings = MailSettings.of(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                MailWorker started = new MailWorker(factory, settings());
                worker = started;
                started.start();
            }
        });
    }

    /** So that mails at hand can still be noted as sent while Keycloak stops. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(JpaConnectionProvider.class);
    }

    @Override
    public void close() {
        MailWorker running = worker;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return MailSettings.PROPERTIES;
    }

    /** Before the worker runs nobody has to be told: it looks when it starts. */
    private void tell(String realmId, Duration pause) {
        MailWorker running = worker;
        if (running != null) {
            running.queued(realmId, pause);
        }
    }
}
