package dev.foyer.keycloak.limits;

import java.util.Locale;
import org.keycloak.models.KeycloakSession;

/**
 * Whose budget it is. The value may be personal: it is stored as a keyed hash only, and shows in no text of this record.
 *
 * @param kind what the value is
 * @param value in the one form in which it is always given
 */
public record Subject(Kind kind, String value) {

    /** In the order in which budgets are taken: who is refused by the first takes nothing of the others. */
    enum Kind {
        NETWORK,
        ADDRESS,
        PHONE,
        USER,
        CLIENT,
        REALM;

        String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The network of the client: its IPv4 address, or the first 64 bits of its IPv6 address. Which address that is, Keycloak
     * knows: behind a proxy its own setting {@code proxy-headers} has to be right, else all clients share one network.
     */
    public static Subject network(KeycloakSession session) {
        return new Subject(
                Kind.NETWORK, Network.of(session.getContext().getConnection().getRemoteAddr()));
    }

    /** An email address, in whatever case and with or without space around it. */
    public static Subject address(String email) {
        return new Subject(Kind.ADDRESS, email.strip().toLowerCase(Locale.ROOT));
    }

    /** A phone number in the form of E.164. */
    public static Subject phone(String number) {
        return new Subject(Kind.PHONE, number);
    }

    /** A user of the realm, by the id. */
    public static Subject user(String userId) {
        return new Subject(Kind.USER, userId);
    }

    /** Everybody who comes from one application, by its client id. */
    public static Subject client(String clientId) {
        return new Subject(Kind.CLIENT, clientId);
    }

    /** Everybody in the realm together. */
    public static Subject realm() {
        return new Subject(Kind.REALM, "");
    }

    @Override
    public String toString() {
        return kind.value();
    }
}
