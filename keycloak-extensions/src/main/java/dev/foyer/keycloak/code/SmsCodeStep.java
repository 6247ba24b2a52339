package dev.foyer.keycloak.code;

import dev.foyer.keycloak.mfa.TrustOffer;
import dev.foyer.keycloak.phone.PhoneNumber;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Asks for the code that the person's phone was sent. */
final class SmsCodeStep extends CodeStep implements CredentialValidator<PhoneCredentialProvider> {

    @Override
    CodeChannel channel(AuthenticationFlowContext context) {
        PhoneNumber number = PhoneCredentialProvider.numberOf(context.getUser())
                .orElseThrow(() -> new IllegalStateException("The step is for people who have a number"));
        return new SmsChannel(
                context.getSession(),
                new SmsTexts(context.getSession(), context.getRealm(), context.getUser()),
                number);
    }

    @Override
    CodePage page(AuthenticationFlowContext context, CodePage page) {
        return page.offeringTrust(TrustOffer.days(context));
    }

    @Override
    void passed(AuthenticationFlowContext context) {
        PhoneCredentialProvider.verified(context.getUser());
        context.success(CATEGORY);
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return PhoneCredentialProvider.numberOf(user).isPresent();
    }

    @Override
    public PhoneCredentialProvider getCredentialProvider(KeycloakSession session) {
        return (PhoneCredentialProvider)
                session.getProvider(CredentialProvider.class, PhoneCredentialProviderFactory.ID);
    }

    @Override
    public String getType(KeycloakSession session) {
        return PhoneCredential.TYPE;
    }
}
