package dev.foyer.keycloak.signup;

import jakarta.ws.rs.HttpMethod;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * Whether somebody has pressed the button of a page. Keycloak takes a GET of the address that a form is sent to for the form, and
 * programs that look into mails may follow that address too.
 */
final class Pressed {

    private Pressed() {}

    static boolean is(AuthenticationFlowContext context) {
        return HttpMethod.POST.equals(context.getHttpRequest().getHttpMethod());
    }
}
