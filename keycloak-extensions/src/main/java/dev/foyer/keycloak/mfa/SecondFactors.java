package dev.foyer.keycloak.mfa;

import java.util.Set;
import java.util.function.Predicate;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** What a person can show beside the password. */
public final class SecondFactors {

    /** Credential type of a phone number that gets codes. */
    public static final String PHONE = "sms-code";

    /**
     * Recovery codes are for who has lost the others; a passkey takes the place of the password, and whoever still knows that one
     * signs in without it.
     */
    private static final Set<String> TYPES =
            Set.of(PHONE, OTPCredentialModel.TYPE, WebAuthnCredentialModel.TYPE_TWOFACTOR);

    private SecondFactors() {}

    /** Whether the person has any that a policy counts. */
    public static boolean isSetUp(UserModel user) {
        return has(user, TYPES::contains);
    }

    /** Whether the person can show anything at all where a second factor is asked for: recovery codes too. */
    static boolean canShow(UserModel user) {
        return has(user, type -> TYPES.contains(type) || type.equals(RecoveryAuthnCodesCredentialModel.TYPE));
    }

    private static boolean has(UserModel user, Predicate<String> type) {
        return user.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getType)
                .anyMatch(type);
    }
}
