package dev.foyer.keycloak.impersonation;

import dev.foyer.keycloak.provider.PlainFactory;
import java.util.List;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** Declares {@link ImpersonationGuard}. */
public final class ImpersonationGuardFactory implements RequiredActionFactory, PlainFactory<RequiredActionProvider> {

    private static final ImpersonationGuard GUARD = new ImpersonationGuard();

    @Override
    public String getId() {
        return ImpersonationGuard.ID;
    }

    @Override
    public String getDisplayText() {
        return "Nothing of a customer's own while staff act as them";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return GUARD;
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return List.of();
    }
}
