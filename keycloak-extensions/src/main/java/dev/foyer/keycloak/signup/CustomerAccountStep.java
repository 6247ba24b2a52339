package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.account.AccountType;
import dev.foyer.keycloak.account.BusinessName;
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

    /** Runs after the user was created: stores the name as it is meant, and none for a person. Writes only what differs. */
    @Override
    public void success(FormContext context) {
        UserModel user = context.getUser();
        String typed = user.getFirstAttribute(BusinessName.ATTRIBUTE);
        String meant = AccountType.BUSINESS.value().equals(user.getFirstAttribute(AccountType.ATTRIBUTE))
                ? BusinessName.trim(typed)
                : null;
        if (meant == null && typed != null) {
            user.removeAttribute(BusinessName.ATTRIBUTE);
        } else if (meant != null && !meant.equals(typed)) {
            user.setSingleAttribute(BusinessName.ATTRIBUTE, meant);
        }
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
