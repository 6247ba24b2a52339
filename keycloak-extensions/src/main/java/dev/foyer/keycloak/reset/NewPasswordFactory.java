package dev.foyer.keycloak.reset;

import dev.foyer.keycloak.provider.PlainFactory;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link NewPassword} for every realm; it acts where a link of ours was opened. */
public final class NewPasswordFactory implements EventListenerProviderFactory, PlainFactory<EventListenerProvider> {

    @Override
    public String getId() {
        return "foyer-new-password";
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new NewPassword(session);
    }

    @Override
    public boolean isGlobal() {
        return true;
    }
}
