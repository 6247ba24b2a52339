package dev.foyer.provisioning.me;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Actor;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Finds the customer whose token a call carries. The token says who it is and nothing more: what the customer may do is what the
 * registry says now, however old the token is.
 */
@ApplicationScoped
class Callers {

    // A token of an account for what is a guest here: the guest has just signed up, and the mirror is about to bring
    // it.
    private static final String BY_USER = """
            SELECT c.id, c.email, c.email_verified,
                   c.active AND coalesce(c.account_type, '') IN ('business', 'personal') AS allowed
            FROM customer c WHERE c.user_id = ? AND NOT (c.active AND c.account_type IS NOT DISTINCT FROM 'guest')
            """;

    private record Found(Caller caller, boolean allowed) {}

    private final SecurityIdentity identity;
    private final Registry registry;

    Callers(SecurityIdentity identity, Registry registry) {
        this.identity = identity;
        this.registry = registry;
    }

    /**
     * The customer who calls.
     *
     * @throws ProblemException when the registry knows none yet, as in the first moment after a sign-up, or one who may not sign in
     */
    Caller caller() {
        Found found = registry.first(
                        BY_USER,
                        List.of(Actor.subject(identity)),
                        row -> new Found(
                                new Caller(
                                        row.getString("id"), row.getString("email"), row.getBoolean("email_verified")),
                                row.getBoolean("allowed")))
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.NOT_FOUND, "The registry does not know this customer yet; try again in a moment"));
        if (!found.allowed()) {
            throw new ProblemException(ProblemCode.NOT_ALLOWED, "The customer is not active");
        }
        return found.caller();
    }
}
