package dev.foyer.keycloak.secondfactor;

import dev.foyer.keycloak.mfa.SecondFactors;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** What somebody can show beside a password, or in its place. A password is none of these. */
enum FactorType {
    PHONE("phone", SecondFactors.PHONE),
    APP("app", OTPCredentialModel.TYPE),
    SECURITY_KEY("security-key", WebAuthnCredentialModel.TYPE_TWOFACTOR),
    PASSKEY("passkey", WebAuthnCredentialModel.TYPE_PASSWORDLESS),
    RECOVERY_CODES("recovery-codes", RecoveryAuthnCodesCredentialModel.TYPE);

    private final String value;
    private final String credential;

    FactorType(String value, String credential) {
        this.value = value;
        this.credential = credential;
    }

    /** As the API names it. */
    String value() {
        return value;
    }

    /** Empty for a credential that is no factor, such as a password. */
    static Optional<FactorType> of(CredentialModel credential) {
        return Arrays.stream(values())
                .filter(type -> type.credential.equals(credential.getType()))
                .findFirst();
    }
}
