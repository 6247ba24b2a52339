package dev.foyer.soak.comparison;

/**
 * Something that is not as it should be.
 *
 * @param text which user or customer and what, in one line
 */
public record Difference(Kind kind, String text) {

    /** How it counts. */
    public enum Kind {
        /** Keycloak acknowledged or has it; it is missing or stale, in the registry or in Keycloak itself. */
        LOST,
        /** It is there twice, or nobody knows where it comes from. */
        DOUBLED,
        /** A field that differs otherwise. */
        WRONG
    }
}
