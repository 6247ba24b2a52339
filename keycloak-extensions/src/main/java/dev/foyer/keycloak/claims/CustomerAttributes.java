package dev.foyer.keycloak.claims;

import java.util.Set;

/** User attributes that the registry owns and copies here, for tokens and for signing in. Only admins may edit them, changes are not marked. */
public final class CustomerAttributes {

    /** The registry's id of the customer, a UUID. */
    public static final String CUSTOMER_ID = "customer_id";

    /** The seller's number of the customer. */
    public static final String CUSTOMER_NUMBER = "customer_number";

    /** The lifecycle, such as {@code registered}. */
    public static final String CUSTOMER_STATUS = "customer_status";

    /** Multi-valued: a JSON object {@code {"id","name","number","role"}} for each company. */
    public static final String MEMBERSHIPS = "companies";

    /** {@code optional} or {@code required}, the strictest policy of the companies; absent: none asks for a second factor. */
    public static final String MFA_POLICY = "mfa_policy";

    /** An ISO 8601 instant, the earliest from which one of those companies requires it; absent: at once. */
    public static final String MFA_REQUIRED_FROM = "mfa_required_from";

    /** All of them. */
    public static final Set<String> NAMES =
            Set.of(CUSTOMER_ID, CUSTOMER_NUMBER, CUSTOMER_STATUS, MEMBERSHIPS, MFA_POLICY, MFA_REQUIRED_FROM);

    private CustomerAttributes() {}
}
