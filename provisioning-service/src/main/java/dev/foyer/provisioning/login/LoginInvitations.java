package dev.foyer.provisioning.login;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.StaffScope;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The invitations of customers whom the caller may see. */
@ApplicationScoped
class LoginInvitations {

    private static final String SELECT = """
            SELECT l.id, l.customer_id, c.email, l.created_at, l.created_by, l.sent_at, l.expires_at, l.ended_at, l.failure,
                   CASE WHEN l.status = 'sent' AND l.expires_at <= clock_timestamp() THEN 'expired' ELSE l.status END AS status
            FROM login_link l JOIN customer c ON c.id = l.customer_id
            WHERE l.kind = 'invitation' AND\s""";

    private static final String LOCK_CUSTOMER = """
            SELECT c.id FROM customer c WHERE c.id = (SELECT l.customer_id FROM login_link l WHERE l.id = ?) FOR UPDATE
            """;

    private final Registry registry;
    private final StaffScope scope;
    private final IdempotencyKeys keys;
    private final LoginLinks links;
    private final Answers answers;

    LoginInvitations(Registry registry, StaffScope scope, IdempotencyKeys keys, LoginLinks links, Answers answers) {
        this.registry = registry;
        this.scope = scope;
        this.keys = keys;
        this.links = links;
        this.answers = answers;
    }

    /** One page, newest first. */
    Page<LoginInvitation> page(LoginInvitationQuery query, PageRequest request) {
        List<LoginInvitation> rows = select(
                query.condition().and(request.condition("l")),
                PageRequest.newestFirst("l") + "LIMIT " + request.fetchSize());
        return Page.of(rows, request, invitation -> new Cursor(invitation.createdAt(), invitation.id()));
    }

    /**
     * The invitation with this id.
     *
     * @throws ProblemException when there is none that the caller may see
     */
    LoginInvitation get(String id) {
        return select(Condition.of("l.id = ?", id), "").stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no invitation with this id"));
    }

    /**
     * Sends the customer of an invitation another one, which takes its place.
     *
     * @throws ProblemException when the customer may not be invited any more, or got a link a moment ago
     */
    Answer sendAgain(String id, Attempt attempt, byte @Nullable [] body) {
        return keys.once(attempt, GivenReason.of(body), () -> {
            LoginInvitation invitation = locked(id);
            links.inviteAgain(invitation.customerId());
            return answers.ok(newestOf(invitation.customerId()));
        });
    }

    /**
     * Takes an invitation back; the login that it made goes, unless somebody has made use of it.
     *
     * @throws ProblemException when it has ended
     */
    Answer withdraw(String id, Attempt attempt, byte @Nullable [] body) {
        return keys.once(attempt, GivenReason.of(body), () -> {
            LoginInvitation invitation = locked(id);
            if (!links.withdraw(id)) {
                throw new ProblemException(ProblemCode.INVITATION_ENDED, "Its status is " + invitation.status());
            }
            return answers.ok(get(id));
        });
    }

    private LoginInvitation locked(String id) {
        get(id);
        registry.first(LOCK_CUSTOMER, List.of(id), row -> true);
        return get(id);
    }

    private LoginInvitation newestOf(String customerId) {
        return select(Condition.of("l.customer_id = ?", customerId), PageRequest.newestFirst("l") + "LIMIT 1")
                .get(0);
    }

    private List<LoginInvitation> select(Condition condition, String tail) {
        Condition visible = scope.customers("c").and(condition);
        return registry.list(
                SELECT + visible.sql() + tail, new ArrayList<>(visible.parameters()), LoginInvitations::read);
    }

    private static LoginInvitation read(ResultSet row) throws SQLException {
        return new LoginInvitation(
                row.getString("id"),
                row.getString("customer_id"),
                row.getString("email"),
                row.getString("status"),
                Columns.requiredInstant(row, "created_at"),
                row.getString("created_by"),
                Columns.instant(row, "sent_at"),
                Columns.instant(row, "expires_at"),
                Columns.instant(row, "ended_at"),
                row.getString("failure"));
    }
}
