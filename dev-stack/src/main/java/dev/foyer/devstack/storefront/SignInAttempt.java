package dev.foyer.devstack.storefront;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/** What has to match when the visitor comes back from Keycloak, and where to go on then. */
record SignInAttempt(State state, Nonce nonce, CodeVerifier verifier, String returnTo) {

    static SignInAttempt returningTo(String path) {
        return new SignInAttempt(new State(), new Nonce(), new CodeVerifier(), path);
    }
}
