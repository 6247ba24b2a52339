package dev.foyer.keycloak.notice;

import dev.foyer.keycloak.provider.PlainFactory;
import java.time.Clock;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link Notices} for every realm; it acts in served realms only. */
public final class NoticesFactory implements EventListenerProviderFactory, PlainFactory<EventListenerProvider> {

    private final Clock clock = Clock.systemUTC();

    @Override
    public String getId() {
        return "foyer-notices";
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new Notices(session, clock);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }
}
