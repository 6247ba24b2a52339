package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.provider.PlainFormAction;
import org.keycloak.authentication.FormContext;
import org.keycloak.authentication.ValidationContext;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * The step of the registration form that makes a user a customer. Its gear holds the sign-up settings; the rules themselves
 * stand in the user profile's validators, so that they hold on every other way in as well.
 */
final class CustomerAccountStep implements PlainFormAction {

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
}
