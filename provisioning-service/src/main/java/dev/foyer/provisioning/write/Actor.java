package dev.foyer.provisioning.write;

import dev.foyer.provisioning.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who calls.
 *
 * @param id {@code staff:<subject>} or {@code client:<client id>}; stays the same for the same caller
 * @param name the user name of staff, as it is today; null for clients
 */
public record Actor(String id, @Nullable String name) {

    private static final Set<String> STAFF = Set.of(Roles.VIEWER, Roles.AGENT, Roles.ADMIN);

    /** The caller with these roles and this token. */
    public static Actor of(SecurityIdentity caller) {
        String principal = caller.getPrincipal().getName();
        boolean staff = !Collections.disjoint(caller.getRoles(), STAFF);
        if (caller.getPrincipal() instanceof JsonWebToken token) {
            return staff
                    ? new Actor("staff:" + token.getSubject(), token.getClaim("preferred_username"))
                    : new Actor("client:" + Objects.requireNonNullElse(token.getClaim("azp"), principal), null);
        }
        return new Actor((staff ? "staff:" : "client:") + principal, null);
    }

    /** As the audit names the caller. */
    public String text() {
        return name == null ? id : id + " " + name;
    }
}
