package dev.foyer.provisioning.consent;

import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Reads consents, newest first. Whether the customer is in the caller's scope is for the caller to ask. */
@ApplicationScoped
public class Consents {

    // Pages go by created_at, which of a consent is the time when it was given.
    private static final String WITH_TIME =
            "SELECT * FROM (SELECT c.*, c.given_at AS created_at FROM consent c) n WHERE ";

    private final Registry registry;

    Consents(Registry registry) {
        this.registry = registry;
    }

    /** What a customer has consented to, withdrawn or not. */
    public Page<Consent> ofCustomer(String id, PageRequest request) {
        Condition rows = Condition.of("n.customer_id = ?", id).and(request.condition("n"));
        List<Consent> consents = registry.list(
                WITH_TIME + rows.sql() + PageRequest.newestFirst("n") + "LIMIT " + request.fetchSize(),
                rows.parameters(),
                Consents::read);
        return Page.of(consents, request, consent -> new Cursor(consent.givenAt(), consent.id()));
    }

    private static Consent read(ResultSet row) throws SQLException {
        return new Consent(
                row.getString("id"),
                row.getString("kind"),
                Columns.requiredInstant(row, "given_at"),
                Columns.requiredInstant(row, "confirmed_at"),
                row.getString("source"),
                row.getString("application"),
                row.getString("wording"),
                row.getString("language"),
                Columns.instant(row, "withdrawn_at"),
                row.getString("withdrawn_by"));
    }
}
