package dev.foyer.keycloak.account;

import dev.foyer.keycloak.settings.SignUpSettings;
import dev.foyer.keycloak.staff.Staff;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.userprofile.AttributeContext;
import org.keycloak.userprofile.UserProfileAttributeValidationContext;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.validate.ValidationContext;

/** One validation of a profile, seen as a change: what is stored now, what would be stored, and who asks. */
final class ProfileChange {

    private final AttributeContext context;

    private ProfileChange(AttributeContext context) {
        this.context = context;
    }

    static ProfileChange of(ValidationContext validation) {
        return new ProfileChange(
                UserProfileAttributeValidationContext.from(validation).getAttributeContext());
    }

    SignUpSettings settings() {
        RealmModel realm = context.getSession().getContext().getRealm();
        return SignUpSettings.of(realm);
    }

    /** The new value of an attribute, never null: an attribute that is absent or null counts as empty. */
    String submitted(String attribute) {
        List<String> values = context.getAttributes().get(attribute);
        return values == null || values.isEmpty() || values.get(0) == null ? "" : values.get(0);
    }

    /** The stored value of an attribute, never null. */
    String stored(String attribute) {
        UserModel user = user();
        String value = user == null ? null : user.getFirstAttribute(attribute);
        return value == null ? "" : value;
    }

    boolean keeps(String attribute) {
        return submitted(attribute).equals(stored(attribute));
    }

    /** True where a person without an account fills in the form: hosted registration or an identity provider's review. */
    boolean isSignUp() {
        return isSignUp(context.getContext());
    }

    static boolean isSignUp(UserProfileContext context) {
        return context == UserProfileContext.REGISTRATION || context == UserProfileContext.IDP_REVIEW;
    }

    /** True where the caller administers the realm: Admin API, console, SCIM. */
    boolean isByAdmin() {
        return isByAdmin(context.getContext());
    }

    static boolean isByAdmin(UserProfileContext context) {
        return context.isAdminContext() || context == UserProfileContext.SCIM;
    }

    boolean isServiceAccount() {
        UserModel user = user();
        return user != null && user.getServiceAccountClientLink() != null;
    }

    /** True where a signed-in user is asked for what is missing: the profile page, by VERIFY_PROFILE too. */
    boolean isProfilePage() {
        return context.getContext() == UserProfileContext.UPDATE_PROFILE;
    }

    boolean isByStaff() {
        UserModel user = user();
        return user != null && Staff.includes(user);
    }

    boolean isAccountTypeFixed() {
        return !isByAdmin() && Fixed.accountType(user());
    }

    boolean isBusinessNameFixed() {
        return !isByAdmin() && Fixed.businessName(user());
    }

    /** Null at a sign-up: what a provider claims of a person has the form of a user, but is no more than typed. */
    private @Nullable UserModel user() {
        return isSignUp() ? null : context.getUser();
    }
}
