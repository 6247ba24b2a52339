package dev.foyer.provisioning.idempotency;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The keys that were used, with what was answered. A key is written in the transaction of its effect: after a crash both
 * are there or neither is. Of calls at the same time all but one wait here for that one and get its answer. A call that
 * failed leaves nothing, and is tried anew when it comes again.
 */
@ApplicationScoped
public class IdempotencyKeys {

    // Waits for another transaction that has just written the same key.
    private static final String CLAIM = """
            INSERT INTO idempotency_key (caller, key, request_hash) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private static final String FIND = """
            SELECT request_hash, status, location, tag, body FROM idempotency_key WHERE caller = ? AND key = ?
            """;

    private static final String KEEP = """
            UPDATE idempotency_key SET status = ?, location = ?, tag = ?, body = ? WHERE caller = ? AND key = ?
            """;

    private static final String REMOVE_OLD =
            "DELETE FROM idempotency_key WHERE created_at < clock_timestamp() - interval '48 hours'";

    private record Used(String hash, Answer answer) {}

    private final Registry registry;
    private final WriteTransaction transaction;

    IdempotencyKeys(Registry registry, WriteTransaction transaction) {
        this.registry = registry;
        this.transaction = transaction;
    }

    /**
     * Does the work in a write transaction, unless it has been done under this key.
     *
     * @param reason as for {@link WriteTransaction#run}
     * @return what the work answers, or answered the first time
     * @throws ProblemException also when the key was used for another request
     */
    public Answer once(Attempt attempt, @Nullable String reason, Supplier<Answer> work) {
        String key = attempt.key();
        return transaction.run(reason, key == null ? work : () -> once(key, attempt.hash(), work));
    }

    /**
     * Forgets keys that are older than 48 hours.
     *
     * @return how many
     */
    public int removeOld() {
        return registry.write(REMOVE_OLD, List.of());
    }

    private Answer once(String key, String hash, Supplier<Answer> work) {
        String caller = transaction.actor().id();
        if (registry.write(CLAIM, List.of(caller, key, hash)) == 0) {
            return repeated(caller, key, hash);
        }
        Answer answer = work.get();
        registry.write(
                KEEP, Arrays.asList(answer.status(), answer.location(), answer.tag(), answer.body(), caller, key));
        return answer;
    }

    private Answer repeated(String caller, String key, String hash) {
        Used used = registry.first(
                        FIND,
                        List.of(caller, key),
                        row -> new Used(
                                row.getString("request_hash"),
                                new Answer(
                                        row.getInt("status"),
                                        row.getString("location"),
                                        row.getString("tag"),
                                        row.getString("body"))))
                .orElseThrow(() -> new IllegalStateException("A key that was there is gone within a moment"));
        if (!used.hash().equals(hash)) {
            throw new ProblemException(
                    ProblemCode.KEY_USED_OTHERWISE,
                    "Take a new key for a new request, and the same body for the same one");
        }
        return used.answer();
    }
}
