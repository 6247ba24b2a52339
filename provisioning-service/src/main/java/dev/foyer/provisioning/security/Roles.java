package dev.foyer.provisioning.security;

/**
 * The roles that endpoints name. Realm roles are for staff; client roles of {@code foyer-api} are for applications.
 */
public final class Roles {

    /** Realm role: sees customers and companies. */
    public static final String VIEWER = "foyer-viewer";

    /** Realm role: works with customers and companies. */
    public static final String AGENT = "foyer-agent";

    /** Realm role: may also change settings. */
    public static final String ADMIN = "foyer-admin";

    /** Client role of an integration such as an ERP. */
    public static final String MANAGE = "manage";

    /** Client role of a shop's back end: orders and guests, but no lists of customers. */
    public static final String CHECKOUT = "checkout";

    /** No role of Keycloak's: a customer with an account, on their own behalf. Never somebody with one of the others. */
    public static final String CUSTOMER = "customer";

    private Roles() {}
}
