package dev.foyer.keycloak.claims;

import java.util.Set;

/** User attributes that the registry owns and copies here for tokens. Only admins may edit them, changes are not marked. */
public final class CustomerAttributes {

    /** The registry's id of the customer, a UUID. */
    public static final String CUSTOMER_ID = "customer_id";

    /** The seller's number of the customer. */
    public static final String CUSTOMER_NUMBER = "customer_number";

    /** The lifecycle, such as {@code registered}. */
    public static final String CUSTOMER_STATUS = "customer_status";

    /** Multi-valued: a JSON object {@code {"id","name","number","role"}} for each company. */
    public static final String MEMBERSHIPS = "companies";

    /** All of them. */
    public static final Set<String> NAMES = Set.of(CUSTOMER_ID, CUSTOMER_NUMBER, CUSTOMER_STATUS, MEMBERSHIPS);

    private CustomerAttributes() {}
}
