package dev.foyer.devstack;

/** What a stack may consist of, in the order of starting; it stops the other way round. Keycloak and the service need PostgreSQL. */
public enum Part {
    POSTGRESQL("PostgreSQL"),
    INBOX("Inbox"),
    STOREFRONT("Storefront"),
    KEYCLOAK("Keycloak"),
    SERVICE("Provisioning service");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
