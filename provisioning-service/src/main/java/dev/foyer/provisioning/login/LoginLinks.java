package dev.foyer.provisioning.login;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Takes in links that staff want sent, within the transaction of the call: after a crash the link is sent, once, or nobody was
 * answered. The caller has locked the customer.
 */
@ApplicationScoped
public class LoginLinks {

    /** How long after one link staff may send another one. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    /** How many links a customer is sent within 24 hours. */
    static final int MOST_A_DAY = 5;

    private static final String VERDICT = "SELECT invitation_verdict(c) AS verdict FROM customer c WHERE c.id = ?";

    private static final String OPEN =
            "SELECT open_login_links(ARRAY[?]::text[], ?, ? * interval '1 second') IS NULL AS opened";

    private static final String RECENT = """
            SELECT count(*) FILTER (WHERE l.created_at > clock_timestamp() - ? * interval '1 second') AS just_now,
                   count(*) AS today
            FROM login_link l
            WHERE l.customer_id = ? AND l.created_at > clock_timestamp() - interval '24 hours'
            """;

    private static final String WITHDRAW = """
            UPDATE login_link l
            SET status = 'withdrawn', ended_at = clock_timestamp(), command_id = gen_random_uuid(), attempts = 0,
                next_attempt_at = clock_timestamp()
            WHERE l.id = ? AND l.kind = 'invitation' AND l.status IN ('waiting', 'sent')
            """;

    private static final String NO_LONGER_INVITED = """
            UPDATE customer c SET invited_at = NULL, version = c.version + 1, updated_at = clock_timestamp()
            WHERE c.id = (SELECT l.customer_id FROM login_link l WHERE l.id = ?)
            """;

    private record Recent(long justNow, long today) {}

    private final Registry registry;

    LoginLinks(Registry registry) {
        this.registry = registry;
    }

    /** Whether this customer may be invited, or why not. */
    public Verdict verdict(String customerId) {
        return registry.first(VERDICT, List.of(customerId), row -> Verdict.of(row.getString("verdict")))
                .orElseThrow();
    }

    /**
     * Invites a customer for the first time, or anew.
     *
     * @param life how long the link is good
     * @throws ProblemException when the customer may not be invited, or got too many links today
     */
    public void invite(String customerId, Duration life) {
        Verdict verdict = verdict(customerId);
        if (verdict != Verdict.INVITE) {
            throw verdict.refusal();
        }
        mustHaveSomeLeft(recent(customerId));
        open(customerId, LinkKind.INVITATION, life);
    }

    /**
     * Sends an invitation again that is open or has expired, with a new link.
     *
     * @throws ProblemException when the customer may not be invited, or got a link a moment ago
     */
    public void inviteAgain(String customerId) {
        Verdict verdict = verdict(customerId);
        if (verdict != Verdict.INVITE && verdict != Verdict.INVITED) {
            throw verdict.refusal();
        }
        limit(customerId);
        open(customerId, LinkKind.INVITATION, LinkKind.INVITATION.life());
    }

    /**
     * Sends a customer with a login a link.
     *
     * @throws ProblemException when the customer got one a moment ago, or too many today
     */
    public void send(String customerId, LinkKind kind) {
        limit(customerId);
        open(customerId, kind, kind.life());
    }

    /**
     * Takes an invitation back.
     *
     * @return whether it was open
     */
    boolean withdraw(String id) {
        if (registry.write(WITHDRAW, List.of(id)) == 0) {
            return false;
        }
        registry.write(NO_LONGER_INVITED, List.of(id));
        return true;
    }

    private void open(String customerId, LinkKind kind, Duration life) {
        registry.first(OPEN, List.of(customerId, kind.code(), life.toSeconds()), row -> true);
    }

    private void limit(String customerId) {
        Recent recent = recent(customerId);
        if (recent.justNow() > 0) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_LINKS, "The customer got a link within the last minute; wait a little");
        }
        mustHaveSomeLeft(recent);
    }

    private Recent recent(String customerId) {
        return registry.first(
                        RECENT,
                        List.of(PAUSE.toSeconds(), customerId),
                        row -> new Recent(row.getLong("just_now"), row.getLong("today")))
                .orElseThrow();
    }

    private static void mustHaveSomeLeft(Recent recent) {
        if (recent.today() >= MOST_A_DAY) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_LINKS, "The customer got " + MOST_A_DAY + " links within 24 hours");
        }
    }
}
