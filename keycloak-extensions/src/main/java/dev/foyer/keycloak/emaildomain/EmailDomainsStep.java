package dev.foyer.keycloak.emaildomain;

import dev.foyer.keycloak.provider.PlainFormAction;
import org.keycloak.authentication.FormContext;
import org.keycloak.authentication.ValidationContext;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * The step of the registration form whose gear holds the rules for email domains. The rules themselves stand in
 * {@link EmailDomainValidator}, so that they hold on every other way in as well.
 */
final class EmailDomainsStep implements PlainFormAction {

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
}
