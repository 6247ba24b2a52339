package dev.foyer.keycloak.signin;

import java.time.Clock;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers {@link FirstSignIn} for every realm; it acts in served realms only. */
public final class FirstSignInFactory implements EventListenerProviderFactory {

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

    @Override
    public void init(Config.Scope config) {
        // nothing to configure
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing to prepare
    }

    @Override
    public void close() {
        // holds nothing
    }
}
