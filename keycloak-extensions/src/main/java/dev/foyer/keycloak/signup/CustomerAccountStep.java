package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.settings.SignUpSettings;
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

    /** Read by the theme: without personal accounts the form offers no choice. */
    static final String PERSONAL_ACCOUNTS_OFFERED = "foyerPersonalAccounts";

    @Override
    public void buildPage(FormContext context, LoginFormsProvider form) {
        form.setAttribute(
                PERSONAL_ACCOUNTS_OFFERED, SignUpSettings.of(context.getRealm()).personalAccounts());
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
