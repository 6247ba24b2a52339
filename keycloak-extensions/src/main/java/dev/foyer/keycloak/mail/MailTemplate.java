package dev.foyer.keycloak.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The mails that the registry causes, by name. The name leads to everything else: {@code foyer-<name>.ftl} in the email theme,
 * as text and as HTML, and the message {@code foyer.mail.<name>.subject}.
 */
enum MailTemplate {
    /** Staff are going to decide about the customer's company. */
    COMPANY_REQUESTED("company-requested", "company"),

    /** A company that asked to buy here may. */
    COMPANY_APPROVED("company-approved", "company"),

    /** It may not. */
    COMPANY_REJECTED("company-rejected", "company", "reason"),

    /** The admins of a company have been asked whether the customer belongs to it. */
    JOIN_REQUESTED("join-requested", "company"),

    /** To an admin of the company: who wants to join it. */
    JOIN_REQUEST("join-request", "company", "email"),

    /** The customer belongs to the company now. */
    JOIN_APPROVED("join-approved", "company"),

    /** The customer does not. */
    JOIN_REJECTED("join-rejected", "company", "reason"),

    /** Staff are going to decide about the group account that a person asked for. */
    GROUP_ACCOUNT_REQUESTED("group-account-requested", "company"),

    /** The person manages a group account now. */
    GROUP_ACCOUNT_APPROVED("group-account-approved", "company"),

    /** The person does not. */
    GROUP_ACCOUNT_REJECTED("group-account-rejected", "company", "reason"),

    /** To an address that may be nobody's yet: a company wants its owner as a member. */
    INVITATION("invitation", "company", "role"),

    /** The customer does not belong to the company any more. */
    MEMBER_REMOVED("member-removed", "company"),

    /** The customer may do other things for the company than before. */
    ROLE_CHANGED("role-changed", "company", "role"),

    /** The customer has taken over orders that were placed as a guest; their references stand in one row. */
    ORDERS_CLAIMED("orders-claimed", "orders"),

    /** Staff have noted somebody as a customer, who needs no login. */
    CUSTOMER_CREATED("customer-created"),

    /** Staff have found that an order of a guest is the customer's. */
    ORDER_LINKED("order-linked", "order"),

    /** And that it is not. */
    ORDER_UNLINKED("order-unlinked", "order");

    /** All names, as a message lists them. */
    static final String NAMES = Arrays.stream(values()).map(MailTemplate::value).collect(Collectors.joining(", "));

    private final String value;
    private final List<String> parameters;

    MailTemplate(String value, String... parameters) {
        this.value = value;
        this.parameters = List.of(parameters);
    }

    static Optional<MailTemplate> of(String value) {
        return Arrays.stream(values())
                .filter(template -> template.value.equals(value))
                .findFirst();
    }

    String value() {
        return value;
    }

    /** What it needs to be filled in with, in the order in which messages number them; the realm's name comes after these. */
    List<String> parameters() {
        return parameters;
    }

    /** Whether there may be nothing to fill in: a mail says why only where somebody has said so. */
    static boolean mayBeEmpty(String parameter) {
        return parameter.equals("reason");
    }

    String file() {
        return "foyer-" + value + ".ftl";
    }

    String subjectKey() {
        return "foyer.mail." + value + ".subject";
    }
}
