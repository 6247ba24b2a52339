package dev.foyer.devstack.storefront;

import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Prompt;

/** What Keycloak is to show a visitor whom the shop sends there. */
enum HostedPage {
    /** Whatever is needed: nothing, for somebody who is signed in there. */
    WHATEVER_IS_NEEDED,

    /** The sign-in, whoever is signed in. */
    SIGN_IN,

    /** The sign-up. */
    REGISTRATION,

    /** The questions to somebody who buys without an account. */
    GUEST;

    /** Asks for the page. */
    void ask(AuthenticationRequest.Builder request) {
        switch (this) {
            case SIGN_IN -> request.prompt(new Prompt(Prompt.Type.LOGIN));
            case REGISTRATION -> request.prompt(new Prompt(Prompt.Type.CREATE));
            case GUEST -> request.customParameter("foyer_guest", "true");
            case WHATEVER_IS_NEEDED -> {}
        }
    }
}
