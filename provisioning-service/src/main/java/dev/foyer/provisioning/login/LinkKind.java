package dev.foyer.provisioning.login;

import java.time.Duration;
import java.util.Locale;

/** What a link to a password is sent for. */
public enum LinkKind {
    /** A customer without login, or one who has never used it, is to get one. */
    INVITATION(Duration.ofDays(14)),
    /** A customer is told how to sign in. */
    LOGIN(Duration.ofDays(3)),
    /** A customer is to choose another password. */
    PASSWORD(Duration.ofDays(1));

    private final Duration life;

    LinkKind(Duration life) {
        this.life = life;
    }

    /** How long such a link is good, unless somebody says otherwise. */
    public Duration life() {
        return life;
    }

    /** As the column and Keycloak's admin resource have it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
