package dev.foyer.keycloak.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/** A step of ours in a flow that is bound to the realm, with the gear that holds its settings. */
record FlowStep(AuthenticationExecutionModel execution) {

    /**
     * The step of a provider id in the registration flow, unless it is missing or disabled. Cheap: served by Keycloak's realm
     * cache.
     */
    static Optional<FlowStep> ofRegistration(RealmModel realm, String providerId) {
        return in(realm, realm.getRegistrationFlow(), providerId);
    }

    /** Like {@link #ofRegistration}, in the browser flow. */
    static Optional<FlowStep> ofBrowser(RealmModel realm, String providerId) {
        return in(realm, realm.getBrowserFlow(), providerId);
    }

    /** Like {@link #ofRegistration}, in the reset credentials flow. */
    static Optional<FlowStep> ofReset(RealmModel realm, String providerId) {
        return in(realm, realm.getResetCredentialsFlow(), providerId);
    }

    private static Optional<FlowStep> in(RealmModel realm, @Nullable AuthenticationFlowModel flow, String providerId) {
        return flow == null ? Optional.empty() : find(realm, flow.getId(), providerId);
    }

    /** Why settings of the step of a registration cannot be saved in this realm, and what to do; empty when they can. */
    static Optional<String> obstacle(RealmModel realm, String providerId, String place) {
        return ofRegistration(realm, providerId).isPresent()
                ? Optional.empty()
                : Optional.of("The registration flow of realm '" + realm.getName() + "' has no step '" + providerId
                        + "'; add it " + place + ".");
    }

    private static Optional<FlowStep> find(RealmModel realm, String flowId, String providerId) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .filter(execution -> !execution.isDisabled())
                .map(execution -> execution.isAuthenticatorFlow()
                        ? find(realm, execution.getFlowId(), providerId)
                        : Optional.of(execution)
                                .filter(step -> providerId.equals(step.getAuthenticator()))
                                .map(FlowStep::new))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What the gear holds; empty where it was never opened. */
    Map<String, String> config(RealmModel realm) {
        String id = execution.getAuthenticatorConfig();
        AuthenticatorConfigModel config = id == null ? null : realm.getAuthenticatorConfigById(id);
        return config == null || config.getConfig() == null ? Map.of() : config.getConfig();
    }

    /** Writes values into the gear and leaves the others; makes a gear with this alias where there is none. */
    void save(RealmModel realm, String alias, Map<String, String> values) {
        String id = execution.getAuthenticatorConfig();
        AuthenticatorConfigModel config = id == null ? null : realm.getAuthenticatorConfigById(id);
        if (config == null) {
            AuthenticatorConfigModel created = new AuthenticatorConfigModel();
            created.setAlias(alias);
            created.setConfig(values);
            execution.setAuthenticatorConfig(
                    realm.addAuthenticatorConfig(created).getId());
            realm.updateAuthenticatorExecution(execution);
        } else {
            Map<String, String> merged = new HashMap<>(config.getConfig() == null ? Map.of() : config.getConfig());
            merged.putAll(values);
            config.setConfig(merged);
            realm.updateAuthenticatorConfig(config);
        }
    }
}
