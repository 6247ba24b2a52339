package dev.foyer.provisioning.mail;

import java.util.Map;

/**
 * A mail that a change of the registry causes. It goes to the address, and in the language, that the customer has when Keycloak
 * gets it.
 *
 * @param customerId of today or of the past; who is gone by then gets no mail
 * @param template one of Keycloak's list, see {@code MailTemplate} there
 * @param parameters exactly those of the template
 */
public record RegistryMail(String customerId, String template, Map<String, String> parameters) {

    /** The company that the customer asked for may buy. */
    public static RegistryMail companyApproved(String customerId, String companyName) {
        return new RegistryMail(customerId, "company-approved", Map.of("company", companyName));
    }
}
