package dev.foyer.provisioning.write;

import dev.foyer.provisioning.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param id {@code staff:<subject>}, {@code client:<client id>}, {@code customer:<subject>},
 *     {@code staff:<subject> as customer:<subject>} for staff who act as a customer, or {@code user:<subject>} for a
 *     person without a staff role who may manage; stays the same for the same caller
 * @param name the user name of a person, as it is today; null for clients, and for customers, whose user name is an address
 *     that is to be forgotten one day
 */
public record Actor(String id, @Nullable String name) {

    // How Keycloak names the user that a client is for itself; nobody else gets such a name by registering.
    private static final String SERVICE_ACCOUNT = "service-account-";

    private static final Set<String> STAFF = Set.of(Roles.VIEWER, Roles.AGENT, Roles.ADMIN);

    /** The caller with these roles and this token. */
    public static Actor of(SecurityIdentity caller) {
        String principal = caller.getPrincipal().getName();
        boolean staff = !Collections.disjoint(caller.getRoles(), STAFF);
        if (caller.getRoles().contains(Roles.CUSTOMER)) {
            String acting = acting(caller);
            return new Actor((acting == null ? "" : "staff:" + acting + " as ") + "customer:" + subject(caller), null);
        }
        if (caller.getPrincipal() instanceof JsonWebToken token) {
            String name = token.getClaim("preferred_username");
            if (staff) {
                return new Actor("staff:" + token.getSubject(), name);
            }
            return name == null || name.startsWith(SERVICE_ACCOUNT)
                    ? new Actor("client:" + Objects.requireNonNullElse(token.getClaim("azp"), principal), null)
                    : new Actor("user:" + token.getSubject(), name);
        }
        return new Actor((staff ? "staff:" : "client:") + principal, null);
    }

    /** Who acts as the caller, by the claim {@code act} of RFC 8693; null when the caller does. */
    private static @Nullable String acting(SecurityIdentity caller) {
        if (!(caller.getPrincipal() instanceof JsonWebToken token)) {
            return null;
        }
        Object act = token.getClaim("act");
        if (act == null) {
            return null;
        }
        return act instanceof JsonObject claims ? claims.getString("sub", "unknown") : "unknown";
    }

    /** Who the caller is in Keycloak: the user's id. Of a caller without a token, the name. */
    public static String subject(SecurityIdentity caller) {
        return caller.getPrincipal() instanceof JsonWebToken token
                ? token.getSubject()
                : caller.getPrincipal().getName();
    }

    /** As the audit names the caller. */
    public String text() {
        return name == null ? id : id + " " + name;
    }
}
