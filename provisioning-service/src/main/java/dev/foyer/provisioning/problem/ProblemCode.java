package dev.foyer.provisioning.problem;

/** Every kind of error that the API answers with. The URN is stable: programs decide by it, people read the title. */
public enum ProblemCode {
    INVALID_PARAMETER(400, "invalid-parameter", "A parameter has a value that is not allowed"),
    INVALID_BODY(400, "invalid-body", "The body of the request cannot be read"),
    INVALID_FIELDS(400, "invalid-fields", "Fields have values that are not allowed"),
    NOT_SIGNED_IN(401, "not-signed-in", "A valid access token for this API is needed"),
    NOT_ALLOWED(403, "not-allowed", "The role that this needs is missing"),
    EMAIL_NOT_VERIFIED(403, "email-not-verified", "The customer's email address is not verified"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This method is not available here"),
    SETTINGS_CONFLICT(409, "settings-conflict", "The realm as it is set up cannot take these settings"),
    ALREADY_TAKEN(409, "already-taken", "Another one has this value already"),
    REQUEST_DECIDED(409, "request-decided", "The request is not open any more"),
    CUSTOMER_STATUS(409, "customer-status", "The state of the customer does not allow this"),
    COMPANY_STATUS(409, "company-status", "The state of the company does not allow this"),
    TOO_MANY(409, "too-many", "There are as many of these as there may be"),
    DOMAIN_NOT_PROVED(409, "domain-not-proved", "The company has not proved this domain"),
    ALREADY_MEMBER(409, "already-member", "The person belongs to the company already"),
    LAST_ADMIN(409, "last-admin", "The company would be left without an admin"),
    INVITATION_ENDED(409, "invitation-ended", "The invitation has ended already"),
    ORDER_OF_ANOTHER(409, "order-of-another", "The order is another customer's"),
    ORDER_LINK(409, "order-link", "The order cannot be linked, or its link undone"),
    RECONCILIATION_RUNNING(409, "reconciliation-running", "Another backfill or reconcile is running"),
    RECONCILIATION_ENDED(409, "reconciliation-ended", "This run has ended already"),
    NOT_ACCEPTABLE(406, "not-acceptable", "None of the accepted media types is available"),
    CHANGED_MEANWHILE(412, "changed-meanwhile", "It has changed since it was read; read it again"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The media type of the body is not supported"),
    KEY_USED_OTHERWISE(422, "idempotency-key-used-otherwise", "The Idempotency-Key was used for another request"),
    VERSION_REQUIRED(428, "version-required", "The header If-Match must say which version is to be changed"),
    TOO_MANY_REQUESTS(429, "too-many-requests", "The customer has asked for as much as they may within a day"),
    TOO_MANY_INVITATIONS(
            429, "too-many-invitations", "The company has sent as many invitations as it may within a day"),
    TOO_MANY_LINKS(429, "too-many-links", "The customer got as many links as they may for now"),
    TOO_MANY_EXPORTS(429, "too-many-exports", "As many lists are being written as may be at a time"),
    REFUSED(400, "refused", "The request cannot be answered"),
    UNEXPECTED(500, "unexpected", "Something went wrong on this side"),
    DNS_UNAVAILABLE(503, "dns-unavailable", "The DNS does not answer; try again"),
    CLOCKS_DIFFER(503, "clocks-differ", "The clocks of the service and of its database are too far apart"),
    REGISTRY_UNAVAILABLE(503, "registry-unavailable", "The registry's database does not answer; try again"),
    KEYCLOAK_UNAVAILABLE(503, "keycloak-unavailable", "Keycloak does not answer; try again");

    private final int status;
    private final String urn;
    private final String title;

    ProblemCode(int status, String code, String title) {
        this.status = status;
        this.urn = "urn:foyer:problem:" + code;
        this.title = title;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** The {@code type} of RFC 9457. */
    public String urn() {
        return urn;
    }

    /** One short sentence, the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The code for an HTTP status that the server itself decided on. */
    static ProblemCode ofStatus(int status) {
        return switch (status) {
            case 400 -> INVALID_BODY;
            case 401 -> NOT_SIGNED_IN;
            case 403 -> NOT_ALLOWED;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            default -> status < 500 ? REFUSED : UNEXPECTED;
        };
    }
}
