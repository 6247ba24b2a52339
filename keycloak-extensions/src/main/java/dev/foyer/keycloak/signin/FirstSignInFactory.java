package dev.foyer.keycloak.signin;

import dev.foyer.keycloak.provider.PlainFactory;
import java.time.Clock;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link FirstSignIn} for every realm; it acts in served realms only. */
public final class FirstSignInFactory implements EventListenerProviderFactory, PlainFactory<EventListenerProvider> {

    private final Clock clock = Clock.systemUTC();

    @Override
    public String getId() {
        return "foyer-first-sign-in";
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new FirstSignIn(session, clock);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }
}
