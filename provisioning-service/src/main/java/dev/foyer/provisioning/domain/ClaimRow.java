package dev.foyer.provisioning.domain;

import dev.foyer.provisioning.database.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads a row of {@code company_domain}. */
final class ClaimRow {

    /** What {@link #read} needs, of the table under the alias d. */
    static final String COLUMNS = """
            d.id, d.domain, d.joining, d.challenge, d.created_at, d.checked_at, d.verified_at, d.seen_at, d.gone_since, d.failure
            """;

    private ClaimRow() {}

    static Claim read(ResultSet row) throws SQLException {
        String failure = row.getString("failure");
        return new Claim(
                row.getString("id"),
                new DomainName(row.getString("domain")),
                row.getString("joining"),
                row.getString("challenge"),
                Columns.requiredInstant(row, "created_at"),
                Columns.instant(row, "checked_at"),
                new Standing(
                        Columns.instant(row, "verified_at"),
                        Columns.instant(row, "seen_at"),
                        Columns.instant(row, "gone_since"),
                        failure == null ? null : ProofFailure.ofCode(failure)));
    }
}
