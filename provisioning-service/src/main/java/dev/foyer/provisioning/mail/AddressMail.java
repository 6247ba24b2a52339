package dev.foyer.provisioning.mail;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail to an address that may be nobody's. Whoever asked for it must not learn whether it is somebody's.
 *
 * @param language a BCP 47 tag; null for the realm's own
 * @param template one of Keycloak's list, see {@code MailTemplate} there
 * @param parameters exactly those of the template
 */
public record AddressMail(String email, @Nullable String language, String template, Map<String, String> parameters) {

    /**
     * A company wants whoever has the address among its members.
     *
     * @param role {@code admin}, {@code buyer} or {@code viewer}
     */
    public static AddressMail invitation(String email, @Nullable String language, String companyName, String role) {
        return new AddressMail(email, language, "invitation", Map.of("company", companyName, "role", role));
    }

    /** No address into a log. */
    @Override
    public String toString() {
        return "AddressMail " + template;
    }
}
