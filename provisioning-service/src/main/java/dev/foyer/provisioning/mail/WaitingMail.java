package dev.foyer.provisioning.mail;

import dev.foyer.provisioning.keycloak.MailOrder;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that Keycloak does not have yet, to the customer as they are now or to an address of its own.
 *
 * @param customerGone whether it is a customer's who does not exist any more
 * @param to null when the customer has no address
 * @param language null when none is known
 */
record WaitingMail(
        UUID id,
        boolean customerGone,
        @Nullable String to,
        @Nullable String language,
        String template,
        Map<String, String> parameters) {

    /** What Keycloak is asked for; empty when there is no address to send it to. */
    Optional<MailOrder> order() {
        return Optional.ofNullable(to).map(address -> new MailOrder(id, address, language, template, parameters));
    }
}
