package dev.foyer.provisioning.massinvitation;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.massinvitation.InvitationPreview.Skipped;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Invitations of many. Starting one only writes down who is meant; {@link RunTurns} decide about each. */
@ApplicationScoped
class InvitationRuns {

    private static final String SKIPPED = """
            count(*) FILTER (WHERE %1$s = 'registered') AS registered,
            count(*) FILTER (WHERE %1$s = 'invited') AS invited,
            count(*) FILTER (WHERE %1$s = 'inactive') AS inactive,
            count(*) FILTER (WHERE %1$s = 'no_email') AS no_email,
            count(*) FILTER (WHERE %1$s = 'guest') AS guest,
            count(*) FILTER (WHERE %1$s = 'being_withdrawn') AS being_withdrawn
            """;

    private static final String PREVIEW = "SELECT count(*) AS customers, " + SKIPPED.formatted("v.verdict") + """
            FROM customer c CROSS JOIN LATERAL (SELECT invitation_verdict(c) AS verdict OFFSET 0) v WHERE\s""";

    private static final String START =
            "INSERT INTO invitation_run (life) VALUES (? * interval '1 second') RETURNING id";

    private static final String RECIPIENTS =
            "INSERT INTO invitation_recipient (run_id, customer_id) SELECT ?, c.id FROM customer c WHERE ";

    private static final String COUNT = "UPDATE invitation_run SET recipients = ? WHERE id = ?";

    private static final String RUNS = """
            SELECT r.id, r.recipients, r.created_by, r.created_at, r.finished_at, n.*
            FROM invitation_run r CROSS JOIN LATERAL (
              SELECT count(*) FILTER (WHERE p.outcome IS NULL) AS undecided,
                     count(*) FILTER (WHERE l.status = 'waiting') AS waiting,
                     count(*) FILTER (WHERE l.status IN ('sent', 'accepted') OR l.sent_at IS NOT NULL) AS mailed,
                     count(*) FILTER (WHERE l.status = 'failed') AS failed,
            """ + SKIPPED.formatted("p.outcome") + """
              FROM invitation_recipient p LEFT JOIN login_link l ON l.id = p.link_id WHERE p.run_id = r.id) n
            WHERE\s""";

    private static final String OF_RUN = """
            SELECT n.* FROM (
              SELECT p.customer_id AS id, c.created_at, c.email, l.id AS link_id, l.failure,
                     CASE WHEN p.outcome IS NULL THEN 'undecided'
                          WHEN p.outcome <> 'invite' THEN p.outcome
                          WHEN l.status = 'sent' AND l.expires_at <= clock_timestamp() THEN 'expired'
                          ELSE coalesce(l.status, 'replaced') END AS result
              FROM invitation_recipient p JOIN customer c ON c.id = p.customer_id LEFT JOIN login_link l ON l.id = p.link_id
              WHERE p.run_id = ? AND %s) n
            WHERE\s""";

    private record Recipient(Cursor cursor, InvitationRecipient shown) {}

    private final Registry registry;
    private final StaffScope scope;

    InvitationRuns(Registry registry, StaffScope scope) {
        this.registry = registry;
        this.scope = scope;
    }

    /** What would come of it now. */
    InvitationPreview preview(NewRun wanted) {
        return registry.first(
                        PREVIEW + wanted.customers().sql(), wanted.customers().parameters(), InvitationRuns::preview)
                .orElseThrow();
    }

    /** Writes down who is meant, within the transaction at hand. Who becomes a customer afterwards is not. */
    InvitationRun start(NewRun wanted) {
        String id = registry.first(START, List.of(wanted.life().toSeconds()), row -> row.getString("id"))
                .orElseThrow();
        List<Object> parameters = new ArrayList<>(List.of(id));
        parameters.addAll(wanted.customers().parameters());
        int recipients = registry.write(RECIPIENTS + wanted.customers().sql(), parameters);
        registry.write(COUNT, List.of(recipients, id));
        return get(id);
    }

    /** One page of runs, newest first. */
    Page<InvitationRun> page(PageRequest request) {
        Condition condition = request.condition("r");
        List<InvitationRun> rows = registry.list(
                RUNS + condition.sql() + PageRequest.newestFirst("r") + "LIMIT " + request.fetchSize(),
                condition.parameters(),
                InvitationRuns::run);
        return Page.of(rows, request, run -> new Cursor(run.createdAt(), run.id()));
    }

    /**
     * The run with this id.
     *
     * @throws ProblemException when there is none
     */
    InvitationRun get(String id) {
        return registry.first(RUNS + "r.id = ?", List.of(id), InvitationRuns::run)
                .orElseThrow(() ->
                        new ProblemException(ProblemCode.NOT_FOUND, "There is no invitation of many with this id"));
    }

    /** One page of the recipients of a run whom the caller may see, the newest customer first. */
    Page<InvitationRecipient> recipients(String runId, Condition result, PageRequest request) {
        get(runId);
        Condition visible = scope.customers("c");
        Condition page = result.and(request.condition("n"));
        List<Object> parameters = new ArrayList<>(List.of(runId));
        parameters.addAll(visible.parameters());
        parameters.addAll(page.parameters());
        List<Recipient> rows = registry.list(
                OF_RUN.formatted(visible.sql()) + page.sql() + PageRequest.newestFirst("n") + "LIMIT "
                        + request.fetchSize(),
                parameters,
                InvitationRuns::recipient);
        return Page.of(rows, request, Recipient::cursor).map(Recipient::shown);
    }

    private static InvitationPreview preview(ResultSet row) throws SQLException {
        long customers = row.getLong("customers");
        Skipped skipped = skipped(row);
        return new InvitationPreview(customers, customers - skipped.total(), skipped);
    }

    private static Skipped skipped(ResultSet row) throws SQLException {
        return new Skipped(
                row.getLong("registered"),
                row.getLong("invited"),
                row.getLong("inactive"),
                row.getLong("no_email"),
                row.getLong("guest"),
                row.getLong("being_withdrawn"));
    }

    private static InvitationRun run(ResultSet row) throws SQLException {
        return new InvitationRun(
                row.getString("id"),
                row.getLong("recipients"),
                row.getLong("undecided"),
                row.getLong("waiting"),
                row.getLong("mailed"),
                row.getLong("failed"),
                skipped(row),
                row.getString("created_by"),
                Columns.requiredInstant(row, "created_at"),
                Columns.instant(row, "finished_at"));
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        return new Recipient(
                new Cursor(Columns.requiredInstant(row, "created_at"), row.getString("id")),
                new InvitationRecipient(
                        row.getString("id"),
                        row.getString("email"),
                        row.getString("result"),
                        row.getString("link_id"),
                        row.getString("failure")));
    }
}
