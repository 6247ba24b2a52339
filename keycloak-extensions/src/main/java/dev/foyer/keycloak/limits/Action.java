package dev.foyer.keycloak.limits;

import java.util.Locale;

/** What is limited; each has a budget of its own. The stored form is the lower-case name and never changes. */
public enum Action {
    /** A registration form was sent. */
    SIGN_UP,
    /** Somebody goes on as a guest. */
    GUEST,
    /** Somebody asks for a new password. */
    RESET,
    /** A one-time code was sent, or one was tried. */
    CODE,
    /** A link is mailed to an address. */
    LINK_MAIL;

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
