package dev.foyer.provisioning.write;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.problem.ProblemException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The transaction in which a call of the API writes. The audit reads from it who called and for what reason. */
@ApplicationScoped
public class WriteTransaction {

    private static final int ATTEMPTS = 3;

    private static final String ACTOR =
            "SELECT set_config('foyer.actor', ?, true), set_config('foyer.reason', ?, true)";

    // Uniqueness of addresses waits for the end of the transaction; there its refusal could not be told from others.
    private static final String CHECK_NOW = "SET CONSTRAINTS ALL IMMEDIATE";

    private final Registry registry;
    private final SecurityIdentity caller;

    WriteTransaction(Registry registry, SecurityIdentity caller) {
        this.registry = registry;
        this.caller = caller;
    }

    /**
     * Does the work in a transaction of its own and commits it. When the database gives up on it because others were in
     * the way, it is done again.
     *
     * @param reason why the caller does it; null where nobody asked
     * @param work may run more than once; nothing but the registry may notice
     * @throws ProblemException when the work throws it, when a unique value is taken, or when what is written has changed
     *     meanwhile; nothing is written then
     */
    public <T> T run(@Nullable String reason, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> audited(reason, work));
            } catch (ProblemException e) {
                throw e;
            } catch (RuntimeException e) {
                Refusal refusal = new Refusal(e);
                if (attempt == ATTEMPTS || !refusal.isPassing()) {
                    throw refusal.answer();
                }
            }
        }
    }

    /** Who calls. */
    public Actor actor() {
        return Actor.of(caller);
    }

    private <T> T audited(@Nullable String reason, Supplier<T> work) {
        registry.first(ACTOR, List.of(actor().text(), reason == null ? "" : reason), row -> row.getString(1));
        T result = work.get();
        registry.write(CHECK_NOW, List.of());
        return result;
    }
}
