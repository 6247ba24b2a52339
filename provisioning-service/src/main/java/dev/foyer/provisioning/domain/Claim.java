package dev.foyer.provisioning.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code company_domain}.
 *
 * @param challenge what the DNS is to show
 * @param checkedAt when the DNS was last asked; null before the first time
 */
record Claim(
        String id,
        DomainName domain,
        String joining,
        String challenge,
        Instant claimedAt,
        @Nullable Instant checkedAt,
        Standing standing) {

    boolean isProved() {
        return standing.verifiedAt() != null;
    }

    /** As the API shows it. */
    CompanyDomain shown() {
        ProofFailure failure = standing.failure();
        return new CompanyDomain(
                domain.ascii(),
                joining,
                new DomainRecord(domain.recordName(), "TXT", challenge),
                claimedAt,
                standing.verifiedAt(),
                checkedAt,
                standing.seenAt(),
                standing.goneSince(),
                failure == null ? null : new DomainFailure(failure.code(), failure.message(domain)));
    }
}
