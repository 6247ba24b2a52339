package dev.foyer.provisioning.mail;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A mail that a change of the registry causes. It goes to the address, and in the language, that the customer has when Keycloak
 * gets it.
 *
 * @param customerId of today or of the past; who is gone by then gets no mail
 * @param template one of Keycloak's list, see {@code MailTemplate} there
 * @param parameters exactly those of the template
 */
public record RegistryMail(String customerId, String template, Map<String, String> parameters) {

    private static final int NAMED_ORDERS = 10;

    /** Staff have noted the customer. */
    public static RegistryMail customerCreated(String customerId) {
        return new RegistryMail(customerId, "customer-created", Map.of());
    }

    /** The company that the customer asked for may buy. */
    public static RegistryMail companyApproved(String customerId, String companyName) {
        return new RegistryMail(customerId, "company-approved", Map.of("company", companyName));
    }

    /** The company waits for staff. */
    public static RegistryMail companyRequested(String customerId, String companyName) {
        return new RegistryMail(customerId, "company-requested", Map.of("company", companyName));
    }

    /** The company that the customer asked for may not buy. */
    public static RegistryMail companyRejected(String customerId, String companyName, String reason) {
        return new RegistryMail(customerId, "company-rejected", Map.of("company", companyName, "reason", reason));
    }

    /** The company's admins and staff decide whether the customer belongs to it. */
    public static RegistryMail joinRequested(String customerId, String companyName) {
        return new RegistryMail(customerId, "join-requested", Map.of("company", companyName));
    }

    /** The customer belongs to the company. */
    public static RegistryMail joinApproved(String customerId, String companyName) {
        return new RegistryMail(customerId, "join-approved", Map.of("company", companyName));
    }

    /**
     * The customer does not belong to the company.
     *
     * @param reason empty for none
     */
    public static RegistryMail joinRejected(String customerId, String companyName, String reason) {
        return new RegistryMail(customerId, "join-rejected", Map.of("company", companyName, "reason", reason));
    }

    /** Staff decide about the group account. */
    public static RegistryMail groupAccountRequested(String customerId, String companyName) {
        return new RegistryMail(customerId, "group-account-requested", Map.of("company", companyName));
    }

    /** The group account is there. */
    public static RegistryMail groupAccountApproved(String customerId, String companyName) {
        return new RegistryMail(customerId, "group-account-approved", Map.of("company", companyName));
    }

    /** There is no group account. */
    public static RegistryMail groupAccountRejected(String customerId, String companyName, String reason) {
        return new RegistryMail(customerId, "group-account-rejected", Map.of("company", companyName, "reason", reason));
    }

    /**
     * Orders that the customer had placed as a guest are the customer's.
     *
     * @param references not empty; the mail names ten at most
     */
    public static RegistryMail ordersClaimed(String customerId, List<String> references) {
        String named = references.stream().limit(NAMED_ORDERS).collect(Collectors.joining(", "));
        return new RegistryMail(
                customerId,
                "orders-claimed",
                Map.of("orders", references.size() > NAMED_ORDERS ? named + ", …" : named));
    }

    /** Staff have found out that the order is the customer's. */
    public static RegistryMail orderLinked(String customerId, String reference) {
        return new RegistryMail(customerId, "order-linked", Map.of("order", reference));
    }

    /** The order is not the customer's after all. */
    public static RegistryMail orderUnlinked(String customerId, String reference) {
        return new RegistryMail(customerId, "order-unlinked", Map.of("order", reference));
    }

    /** The customer is no member any more. */
    public static RegistryMail memberRemoved(String customerId, String companyName) {
        return new RegistryMail(customerId, "member-removed", Map.of("company", companyName));
    }

    /**
     * The member may do more than before, or less.
     *
     * @param role {@code admin}, {@code buyer} or {@code viewer}
     */
    public static RegistryMail roleChanged(String customerId, String companyName, String role) {
        return new RegistryMail(customerId, "role-changed", Map.of("company", companyName, "role", role));
    }
}
