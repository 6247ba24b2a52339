package dev.foyer.keycloak.code;

import dev.foyer.keycloak.mfa.TrustOffer;
import jakarta.ws.rs.core.Response;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The page that asks for a code. */
final class CodePage {

    /** The button that sends another code. */
    static final String RESEND = "resend";

    private static final String TEMPLATE = "foyer-code.ftl";

    private final LoginFormsProvider form;

    CodePage(LoginFormsProvider form, CodeChannel channel) {
        this.form = form.setAttribute("foyerCodeChannel", channel.key());
    }

    /** What keeps a code from being sent is said beside the field where it belongs there, above the form else. */
    static LoginFormsProvider withError(LoginFormsProvider form, FormMessage message) {
        return message.getField() == null
                ? form.setError(message.getMessage(), message.getParameters())
                : form.addError(message);
    }

    /** Offers to remember this device for so many days. */
    CodePage offeringTrust(int days) {
        TrustOffer.show(form, days);
        return this;
    }

    /** The page of a new number, on which one may go back to type another. */
    CodePage forNewNumber() {
        form.setAttribute("foyerNewNumber", true);
        return this;
    }

    Response create() {
        return form.createForm(TEMPLATE);
    }
}
