package dev.foyer.keycloak.account;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.DeclarativeUserProfileProvider;
import org.keycloak.userprofile.DeclarativeUserProfileProviderFactory;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileMetadata;

/**
 * Keycloak's user profile, in which a customer sees account type and business name as read-only once they are fixed. The
 * declarative configuration grants editing by role only, not by what is stored already. Takes the place of the stock factory by
 * its id and a higher order; the rules hold without it, by {@link AccountTypeValidator} and {@link BusinessNameValidator}.
 */
public final class CustomerProfileFactory extends DeclarativeUserProfileProviderFactory {

    @Override
    public int order() {
        return PROVIDER_PRIORITY + 1;
    }

    @Override
    public DeclarativeUserProfileProvider create(KeycloakSession session) {
        return new CustomerProfile(session, this);
    }

    private static final class CustomerProfile extends DeclarativeUserProfileProvider {

        CustomerProfile(KeycloakSession session, DeclarativeUserProfileProviderFactory factory) {
            super(session, factory);
        }

        /** What the stock class returns is a copy for this call, so nothing piles up in its cache. */
        @Override
        protected UserProfileMetadata configureUserProfile(UserProfileMetadata metadata, KeycloakSession session) {
            UserProfileMetadata configured = super.configureUserProfile(metadata, session);
            configured
                    .getAttribute(AccountType.ATTRIBUTE)
                    .forEach(attribute -> attribute.addWriteCondition(CustomerProfile::mayChooseAccountType));
            configured
                    .getAttribute(BusinessName.ATTRIBUTE)
                    .forEach(attribute -> attribute.addWriteCondition(CustomerProfile::mayNameBusiness));
            return configured;
        }

        private static boolean mayChooseAccountType(AttributeContext context) {
            return isByAdmin(context) || isUnset(context.getUser(), AccountType.ATTRIBUTE);
        }

        private static boolean mayNameBusiness(AttributeContext context) {
            return isByAdmin(context)
                    || isUnset(context.getUser(), BusinessName.ATTRIBUTE)
                    || !context.getUser().isEmailVerified();
        }

        private static boolean isByAdmin(AttributeContext context) {
            return context.getContext().isAdminContext() || context.getContext() == UserProfileContext.SCIM;
        }

        private static boolean isUnset(UserModel user, String attribute) {
            return user == null
                    || BusinessName.trim(user.getFirstAttribute(attribute)).isEmpty();
        }
    }
}
