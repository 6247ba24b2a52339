package dev.foyer.keycloak.provider;

import org.keycloak.authentication.FormAction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A step of a form that nobody need have signed in for. It asks nothing of the user afterwards, and holds nothing. */
public interface PlainFormAction extends FormAction {

    @Override
    default boolean requiresUser() {
        return false;
    }

    @Override
    default boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
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
