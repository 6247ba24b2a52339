package dev.foyer.keycloak.emailchange;

import dev.foyer.keycloak.account.GuestAccount;
import dev.foyer.keycloak.provisioning.ProvisioningClient;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdateEmail;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;

/**
 * Keycloak's <em>Update Email</em> in realms that Foyer serves: it answers the same for every address, and its link acts on POST.
 * Takes the place of the stock action by its id and a higher order; other realms have the stock one.
 */
public final class EmailChangeAction extends UpdateEmail {

    @Override
    public int order() {
        return super.order() + 1;
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        EmailChangeTraces.whenReady(factory);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        List<ProviderConfigProperty> properties = new ArrayList<>(super.getConfigMetadata());
        properties.addAll(EmailChangeSettings.properties());
        return properties;
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        RealmModel realm = context.getRealm();
        if (!serves(realm)) {
            super.requiredActionChallenge(context);
        } else if (mayChange(context)) {
            context.challenge(context.form().createResponse(RequiredAction.UPDATE_EMAIL));
        } else {
            context.getUser().removeRequiredAction(RequiredAction.UPDATE_EMAIL);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        if (!serves(context.getRealm())) {
            super.processAction(context);
        } else if (mayChange(context)) {
            new EmailChangeRequest(context).answer();
        } else {
            context.ignore();
        }
    }

    /** Guests have no address, and some directories let nobody change it. */
    private static boolean mayChange(RequiredActionContext context) {
        UserModel user = context.getUser();
        return !GuestAccount.is(user)
                && !context.getSession()
                        .getProvider(UserProfileProvider.class)
                        .create(UserProfileContext.UPDATE_EMAIL, user)
                        .getAttributes()
                        .isReadOnly(UserModel.EMAIL);
    }

    private static boolean serves(RealmModel realm) {
        return ProvisioningClient.serves(realm) && isEnabled(realm);
    }
}
