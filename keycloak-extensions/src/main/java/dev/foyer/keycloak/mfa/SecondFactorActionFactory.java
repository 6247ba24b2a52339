package dev.foyer.keycloak.mfa;

import dev.foyer.keycloak.provider.PlainFactory;
import java.time.Clock;
import java.util.List;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Declares {@link SecondFactorAction}. */
public final class SecondFactorActionFactory implements RequiredActionFactory, PlainFactory<RequiredActionProvider> {

    private static final SecondFactorAction ACTION = new SecondFactorAction(Clock.systemUTC());

    @Override
    public String getId() {
        return SecondFactorAction.ID;
    }

    @Override
    public String getDisplayText() {
        return "Second factor, by policy";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return ACTION;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return List.of();
    }
}
