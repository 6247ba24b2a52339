package dev.foyer.keycloak.limits;

import dev.foyer.keycloak.storage.OwnTransaction;
import dev.foyer.keycloak.storage.RealmMac;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The budgets of a realm. What is taken stays taken whatever becomes of the request, for it is taken in a transaction of its
 * own. For the thread of the session.
 *
 * <pre>{@code
 * Verdict verdict = Limits.of(session).take(
 *         Action.RESET,
 *         List.of(
 *                 new Limit(Subject.network(session), Rate.perMinute(20)),
 *                 new Limit(Subject.address(email), Rate.perHour(5))));
 * if (verdict instanceof Verdict.Refused refused) {
 *     // say when to try again: refused.retryAfter()
 * }
 * }</pre>
 */
public final class Limits {

    private static final Logger LOG = Logger.getLogger(Limits.class);
    private static final Duration WAIT_FOR_DATABASE = Duration.ofMinutes(1);

    private final KeycloakSession session;
    private final RealmModel realm;

    private Limits(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The budgets of the realm that the session is in. */
    public static Limits of(KeycloakSession session) {
        return new Limits(session, session.getContext().getRealm());
    }

    /**
     * Takes one from each budget, in one statement: pauses first, then networks, addresses, phones, users, applications and the
     * realm. Behind one that is used up none is taken, so a flood from one network uses up neither the realm's budget nor
     * somebody else's.
     * Exact under any number of requests on any number of nodes.
     *
     * @param limits none are always allowed
     * @return never an exception: where the database does not answer, the refusal of one who cannot be counted
     */
    public Verdict take(Action action, List<Limit> limits) {
        if (limits.isEmpty()) {
            return new Verdict.Allowed();
        }
        try {
            SubjectKey key = new SubjectKey(RealmMac.of(session, realm));
            List<Budget> budgets = limits.stream()
                    .sorted(Limit.ORDER)
                    .map(limit ->
                            new Budget(realm.getId(), action, limit.subject().kind(), key.of(limit), limit.rate()))
                    .toList();
            return OwnTransaction.of(session, connection -> new LimitTable(connection).take(budgets));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Limits cannot be looked up; refused: %s in realm %s.", action.value(), realm.getName());
            return new Verdict.Refused(WAIT_FOR_DATABASE);
        }
    }
}
