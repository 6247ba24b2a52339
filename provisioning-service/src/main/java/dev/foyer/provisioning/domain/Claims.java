package dev.foyer.provisioning.domain;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads claims. Whether the company is in the caller's scope is for the caller to ask. */
@ApplicationScoped
class Claims {

    private static final Duration LOOK_AGAIN = Duration.ofDays(1);
    private static final Duration LOOK_AGAIN_AFTER_FAILURE = Duration.ofHours(1);

    // A job that runs by the clock is a little early one time and a little late the next.
    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    private static final String SELECT = "SELECT " + ClaimRow.COLUMNS + " FROM company_domain d WHERE ";

    private static final String DUE = SELECT + """
            d.verified_at IS NOT NULL
              AND (d.checked_at < ?::timestamptz OR d.failure IS NOT NULL AND d.checked_at < ?::timestamptz)
            ORDER BY d.checked_at, d.id
            LIMIT ?
            """;

    private final Registry registry;

    Claims(Registry registry) {
        this.registry = registry;
    }

    /** One page of what a company claims, newest first. */
    Page<CompanyDomain> page(String companyId, PageRequest request) {
        Condition rows = Condition.of("d.company_id = ?", companyId).and(request.condition("d"));
        List<Claim> claims = registry.list(
                SELECT + rows.sql() + PageRequest.newestFirst("d") + "LIMIT " + request.fetchSize(),
                rows.parameters(),
                ClaimRow::read);
        Page<Claim> page = Page.of(claims, request, claim -> new Cursor(claim.claimedAt(), claim.id()));
        return new Page<>(page.items().stream().map(Claim::shown).toList(), page.nextCursor());
    }

    /**
     * The company's claim of this domain.
     *
     * @throws ProblemException when there is none
     */
    Claim get(String companyId, DomainName domain) {
        return first(of(companyId, domain), "").orElseThrow(Claims::none);
    }

    /** The same if there is one; the row is locked until the transaction ends. */
    Optional<Claim> locked(String companyId, DomainName domain) {
        return first(of(companyId, domain), " FOR UPDATE");
    }

    /** The claim of another company that is proved, locked like {@link #locked}. */
    Optional<Claim> provedByAnother(String companyId, DomainName domain) {
        Condition rows = Condition.of(
                "d.domain = ? AND d.verified_at IS NOT NULL AND d.company_id <> ?", domain.ascii(), companyId);
        return first(rows, " FOR UPDATE");
    }

    /** Proved claims whose time to be looked at has come, at most so many. */
    List<Claim> due(Instant now, int max) {
        return registry.list(
                DUE,
                List.of(
                        now.minus(LOOK_AGAIN).plus(TOLERANCE),
                        now.minus(LOOK_AGAIN_AFTER_FAILURE).plus(TOLERANCE),
                        max),
                ClaimRow::read);
    }

    private Optional<Claim> first(Condition rows, String tail) {
        return registry.first(SELECT + rows.sql() + tail, rows.parameters(), ClaimRow::read);
    }

    private static Condition of(String companyId, DomainName domain) {
        return Condition.of("d.company_id = ? AND d.domain = ?", companyId, domain.ascii());
    }

    static ProblemException none() {
        return new ProblemException(ProblemCode.NOT_FOUND, "The company does not claim this domain");
    }
}
