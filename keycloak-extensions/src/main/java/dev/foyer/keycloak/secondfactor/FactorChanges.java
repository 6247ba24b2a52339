package dev.foyer.keycloak.secondfactor;

import dev.foyer.keycloak.code.StaffPhone;
import dev.foyer.keycloak.notice.StaffChanges;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Changes factors of a customer for staff, in the transaction at hand; the customer is told by mail. For the thread of the session. */
public final class FactorChanges {

    private final StaffPhone phones;
    private final StaffChanges notices;

    public FactorChanges(KeycloakSession session, RealmModel realm) {
        this.phones = new StaffPhone(session, realm);
        this.notices = new StaffChanges(session, realm);
    }

    /** Why this number cannot be a customer's, as programs know it; empty where it can. */
    public Optional<String> refusal(String number) {
        return phones.refusal(number);
    }

    /**
     * Codes go to this number from now on. The customer shows at the next sign-in that it is theirs; trusted devices are asked again.
     *
     * @param number one without a {@link #refusal}
     */
    public void setPhone(UserModel user, String number) {
        phones.set(user, number);
        notices.factorAdded(user, phones.credentialType());
    }

    /** Removes a factor. One that is not there any more, or is a password, is left alone. */
    public void remove(UserModel user, String credentialId) {
        CredentialModel credential = user.credentialManager().getStoredCredentialById(credentialId);
        if (credential != null
                && FactorType.of(credential).isPresent()
                && user.credentialManager().removeStoredCredentialById(credentialId)) {
            notices.factorRemoved(user, credential.getType());
        }
    }
}
