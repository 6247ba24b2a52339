package dev.foyer.keycloak.code;

import dev.foyer.keycloak.phone.PhoneNumber;
import dev.foyer.keycloak.sms.SmsSenders;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Keeps one phone number a person; a new one takes the place of the former. For the thread of the session. */
public final class PhoneCredentialProvider implements CredentialProvider<PhoneCredential> {

    private final KeycloakSession session;

    PhoneCredentialProvider(KeycloakSession session) {
        this.session = session;
    }

    /** The number of a person; empty for who has none. */
    static Optional<PhoneNumber> numberOf(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(PhoneCredential.TYPE)
                .findFirst()
                .map(PhoneCredential::of)
                .flatMap(PhoneCredential::number);
    }

    /** The person has shown a code of the number, which staff may have set. */
    static void verified(UserModel user) {
        user.credentialManager()
                .getStoredCredentialsByTypeStream(PhoneCredential.TYPE)
                .map(PhoneCredential::of)
                .filter(phone -> !phone.isVerified())
                .toList()
                .forEach(phone -> user.credentialManager().updateStoredCredential(phone.verified()));
    }

    @Override
    public String getType() {
        return PhoneCredential.TYPE;
    }

    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, PhoneCredential credential) {
        user.credentialManager()
                .getStoredCredentialsByTypeStream(PhoneCredential.TYPE)
                .toList()
                .forEach(former -> user.credentialManager().removeStoredCredentialById(former.getId()));
        return user.credentialManager().createStoredCredential(credential);
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    public PhoneCredential getCredentialFromModel(CredentialModel model) {
        return PhoneCredential.of(model);
    }

    @Override
    public PhoneCredential getCredentialForPresentationFromModel(CredentialModel model) {
        PhoneCredential shown = PhoneCredential.of(model).masked();
        shown.setFederationLink(model.getFederationLink());
        return shown;
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        CredentialTypeMetadata.CredentialTypeMetadataBuilder metadata = CredentialTypeMetadata.builder()
                .type(PhoneCredential.TYPE)
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("foyer.sms-code.name")
                .helpText("foyer.sms-code.help")
                .iconCssClass("fa fa-comment list-view-pf-icon-lg")
                .removeable(true);
        boolean hasNumber =
                context.getUser() != null && numberOf(context.getUser()).isPresent();
        if (SmsSenders.of(session).isEmpty()) {
            return metadata.build(session);
        }
        if (hasNumber) {
            metadata.updateAction(PhoneAction.ID);
        } else {
            metadata.createAction(PhoneAction.ID);
        }
        return metadata.build(session);
    }
}
