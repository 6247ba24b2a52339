package dev.foyer.provisioning.request;

import dev.foyer.provisioning.mail.RegistryMail;
import java.util.Objects;

/** What the customer is told of a decision. */
final class DecisionMail {

    private DecisionMail() {}

    /**
     * The good news.
     *
     * @param approved the request as it is now, with the company that the customer belongs to
     * @param request as it was asked
     */
    static RegistryMail approved(Request approved, Request request) {
        String customer = approved.customer().id();
        String company = Objects.requireNonNull(approved.company(), "what is approved has a company")
                .name();
        boolean asAsked = request.company() == null || request.company().equals(approved.company());
        return switch (request.type()) {
            case GROUP_ACCOUNT -> RegistryMail.groupAccountApproved(customer, company);
            case NEW_COMPANY ->
                asAsked
                        ? RegistryMail.companyApproved(customer, company)
                        : RegistryMail.joinApproved(customer, company);
            case JOIN_COMPANY -> RegistryMail.joinApproved(customer, company);
            case CATALOG_ACCESS -> throw nobodyAsks();
        };
    }

    /**
     * The bad news.
     *
     * @param reason empty for none
     */
    static RegistryMail rejected(Request request, String reason) {
        String customer = request.customer().id();
        String company = request.nameForAsker();
        return switch (request.type()) {
            case NEW_COMPANY -> RegistryMail.companyRejected(customer, company, reason);
            case JOIN_COMPANY -> RegistryMail.joinRejected(customer, company, reason);
            case GROUP_ACCOUNT -> RegistryMail.groupAccountRejected(customer, company, reason);
            case CATALOG_ACCESS -> throw nobodyAsks();
        };
    }

    private static IllegalStateException nobodyAsks() {
        return new IllegalStateException("Nobody can ask for access to a catalog yet");
    }
}
