package dev.foyer.keycloak.password;

import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/** Declares {@link BlocklistPolicy} in the console's list of password policies. A list of the seller's own is Keycloak's Password Blacklist. */
public final class BlocklistPolicyFactory implements PasswordPolicyProviderFactory {

    private final CommonPasswords common = CommonPasswords.packaged();

    @Override
    public String getId() {
        return "foyer-blocklist";
    }

    @Override
    public String getDisplayName() {
        return "No common or personal passwords";
    }

    @Override
    public PasswordPolicyProvider create(KeycloakSession session) {
        return new BlocklistPolicy(session, common);
    }

    @Override
    public @Nullable String getConfigType() {
        return null;
    }

    @Override
    public @Nullable String getDefaultConfigValue() {
        return null;
    }

    @Override
    public boolean isMultiplSupported() {
        return false;
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
