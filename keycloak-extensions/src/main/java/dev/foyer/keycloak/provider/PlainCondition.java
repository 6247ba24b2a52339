package dev.foyer.keycloak.provider;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A condition of a sub-flow, which shows nothing, asks nothing of the user afterwards, and holds nothing. */
public interface PlainCondition extends ConditionalAuthenticator {

    @Override
    default void action(AuthenticationFlowContext context) {
        // a condition shows nothing
    }

    @Override
    default boolean requiresUser() {
        return false;
    }

    @Override
    default void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // asks nothing afterwards
    }

    @Override
    default void close() {
        // holds nothing
    }
}
