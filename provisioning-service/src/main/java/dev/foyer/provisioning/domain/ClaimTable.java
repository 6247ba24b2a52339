package dev.foyer.provisioning.domain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Writes claims. */
@ApplicationScoped
class ClaimTable {

    /** The most domains that one company may claim. */
    static final int MOST = 50;

    private static final String LOCK_COMPANY = "SELECT k.id FROM company k WHERE k.id = ? FOR NO KEY UPDATE";

    private static final String COUNT = "SELECT count(*) FROM company_domain d WHERE d.company_id = ?";

    private static final String ADD =
            "INSERT INTO company_domain (company_id, domain, unicode, joining, challenge) VALUES (?, ?, ?, ?, ?)";

    private static final String JOIN_BY = "UPDATE company_domain SET joining = ? WHERE id = ?";

    private static final String REMOVE = "DELETE FROM company_domain WHERE company_id = ? AND domain = ?";

    // Of two who prove the same domain the second sees what the first has written.
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(hashtextextended('company_domain ' || ?, 0))";

    // Only what nobody else has looked at meanwhile: the newest look counts. Without proof nobody comes in at once.
    private static final String WRITE = """
            UPDATE company_domain d
            SET verified_at = r."verifiedAt", seen_at = r."seenAt", gone_since = r."goneSince", failure = r.failure,
                checked_at = r.at,
                joining = CASE WHEN r."verifiedAt" IS NULL AND d.joining = 'automatic' THEN 'request' ELSE d.joining END
            FROM jsonb_to_recordset(?::jsonb) AS r (
                id text, before timestamptz, "verifiedAt" timestamptz, "seenAt" timestamptz, "goneSince" timestamptz,
                failure text, at timestamptz)
            WHERE d.id = r.id AND d.checked_at IS NOT DISTINCT FROM r.before
            """;

    private final Registry registry;

    ClaimTable(Registry registry) {
        this.registry = registry;
    }

    /** Locks the company's row until the transaction ends, so that its claims are counted and made one after the other. */
    void lockCompany(String companyId) {
        registry.first(LOCK_COMPANY, List.of(companyId), row -> row.getString("id"));
    }

    /** Lets one transaction at a time prove this domain. */
    void lockDomain(DomainName domain) {
        registry.first(ONE_AT_A_TIME, List.of(domain.ascii()), row -> true);
    }

    /**
     * Adds a claim with a challenge of its own.
     *
     * @throws ProblemException when there are as many as may be
     */
    void add(String companyId, DomainName domain, String joining) {
        long count =
                registry.first(COUNT, List.of(companyId), row -> row.getLong(1)).orElseThrow();
        if (count >= MOST) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY, "A company may claim " + MOST + " domains at most: remove one first");
        }
        registry.write(ADD, List.of(companyId, domain.ascii(), domain.unicode(), joining, Challenge.random()));
    }

    void changeJoining(Claim claim, String joining) {
        if (!claim.joining().equals(joining)) {
            registry.write(JOIN_BY, List.of(joining, claim.id()));
        }
    }

    /** Whether there was such a claim. */
    boolean remove(String companyId, DomainName domain) {
        return registry.write(REMOVE, List.of(companyId, domain.ascii())) > 0;
    }

    /** Keeps what came of looks at the DNS. One statement, however many they are. */
    void write(Collection<Looked> looks) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode(looks.size());
        looks.forEach(look -> rows.add(look.json()));
        registry.write(WRITE, List.of(rows.toString()));
    }
}
