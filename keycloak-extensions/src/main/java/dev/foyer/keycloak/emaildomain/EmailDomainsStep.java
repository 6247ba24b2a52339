package dev.foyer.keycloak.emaildomain;

import org.keycloak.authentication.FormAction;
import org.keycloak.authentication.FormContext;
import org.keycloak.authentication.ValidationContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The step of the registration form whose gear holds the rules for email domains. The rules themselves stand in
 * {@link EmailDomainValidator}, so that they hold on every other way in as well.
 */
final class EmailDomainsStep implements FormAction {

    @Override
    public void buildPage(FormContext context, LoginFormsProvider form) {
        // shows nothing
    }

    @Override
    public void validate(ValidationContext context) {
        context.success();
    }

    @Override
    public void success(FormContext context) {
        // the validator has decided
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
