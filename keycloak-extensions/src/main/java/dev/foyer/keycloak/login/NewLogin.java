package dev.foyer.keycloak.login;

import dev.foyer.keycloak.account.AccountType;
import dev.foyer.keycloak.account.BusinessName;
import dev.foyer.keycloak.claims.CustomerAttributes;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

/**
 * Creates the user of somebody who is invited: enabled, without any credential, the address not proved, and of the registry's
 * attributes the customer's id. It is Keycloak's own row and goes to no directory; it has the roles, groups and required actions that
 * the realm gives to everybody new.
 */
final class NewLogin {

    private final KeycloakSession session;
    private final RealmModel realm;

    NewLogin(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** @param userId nobody's so far */
    UserModel create(String userId, Invitee invitee) {
        String email = invitee.email().toLowerCase(Locale.ROOT);
        UserModel user = session.getProvider(UserProvider.class).addUser(realm, userId, email, true, true);
        user.setEnabled(true);
        user.setEmail(email);
        if (invitee.firstName() != null) {
            user.setFirstName(invitee.firstName());
        }
        if (invitee.lastName() != null) {
            user.setLastName(invitee.lastName());
        }
        user.setSingleAttribute(CustomerAttributes.CUSTOMER_ID, invitee.customerId());
        user.setSingleAttribute(AccountType.ATTRIBUTE, invitee.accountType());
        if (invitee.businessName() != null) {
            user.setSingleAttribute(BusinessName.ATTRIBUTE, invitee.businessName());
        }
        if (invitee.language() != null) {
            user.setSingleAttribute(UserModel.LOCALE, invitee.language());
        }
        return user;
    }
}
