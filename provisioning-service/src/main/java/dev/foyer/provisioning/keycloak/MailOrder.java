package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that Keycloak is to fill in and send.
 *
 * @param id the same id again is the same mail, which is not sent twice
 * @param language BCP 47; null for the realm's own
 * @param parameters exactly those that the template has
 */
@JsonInclude(Include.NON_NULL)
public record MailOrder(
        UUID id, String to, @Nullable String language, String template, Map<String, String> parameters) {

    /** No address into a log. */
    @Override
    public String toString() {
        return "MailOrder " + id;
    }
}
