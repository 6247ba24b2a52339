package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Exchange;
import java.io.IOException;
import java.util.Map;

/** The form that a request carries. */
final class SubmittedForm {
    private SubmittedForm() {}

    /** @throws MalformedForm when a percent sign is not followed by two digits */
    static Map<String, String> of(Exchange exchange) throws IOException, MalformedForm {
        try {
            return exchange.form();
        } catch (IllegalArgumentException e) {
            throw new MalformedForm(e);
        }
    }
}
