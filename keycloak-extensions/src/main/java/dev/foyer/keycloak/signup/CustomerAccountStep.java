package dev.foyer.keycloak.signup;

import org.keycloak.authentication.FormAction;
import org.keycloak.authentication.FormContext;
import org.keycloak.authentication.ValidationContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The step of the registration form that makes a user a customer. Its gear holds the sign-up settings; the rules themselves
 * stand in the user profile's validators, so that they hold on every other way in as well.
 */
final class CustomerAccountStep implements FormAction {

    @Override
    public void buildPage(FormContext context, LoginFormsProvider form) {
        // the profile says what is offered, on this page as on others
    }

    @Override
    public void validate(ValidationContext context) {
        context.success();
    }

    @Override
    public void success(FormContext context) {
        // what was typed is meant by CustomerAccount
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
        // asks nothing of the user after the sign-up
    }

    @Override
    public void close() {
        // holds nothing
    }
}
