package dev.foyer.devstack;

import java.util.Locale;

/** Everything of the stack that listens on a port, with the option and the environment variable that change it. */
public enum Address {
    KEYCLOAK("Keycloak", 8080),
    KEYCLOAK_MANAGEMENT("Keycloak's health and metrics", 9000),
    SERVICE("the provisioning service", 8090),
    INBOX("the inbox", 8025),
    SMTP("the inbox's SMTP", 1025),
    STOREFRONT("the storefront", 8070),
    POSTGRES("PostgreSQL", 54329);

    private final String part;
    private final int usual;

    Address(String part, int usual) {
        this.part = part;
        this.usual = usual;
    }

    /** Name for messages. */
    public String part() {
        return part;
    }

    public int defaultPort() {
        return usual;
    }

    /** Such as {@code --keycloak-port}. */
    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-port";
    }

    /** Such as {@code FOYER_KEYCLOAK_PORT}. */
    public String variable() {
        return "FOYER_" + name() + "_PORT";
    }
}
