package dev.foyer.provisioning.domain;

import dev.foyer.provisioning.dns.TextAnswer;
import dev.foyer.provisioning.dns.TextRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Looks at the DNS for what companies claim. Writes nothing; asking takes as long as the DNS does. */
@ApplicationScoped
class DomainLooks {

    private final TextRecords dns;
    private final ClaimRule rule;
    private final Clock clock;

    DomainLooks(TextRecords dns, ClaimRule rule, Clock clock) {
        this.dns = dns;
        this.rule = rule;
        this.clock = clock;
    }

    /** What is to be read there of every claim of the domain. */
    TextAnswer ask(DomainName domain) {
        return dns.of(domain.recordName());
    }

    /** What the answer means for this claim. Which domains can be claimed may have changed since it was made. */
    Looked judge(Claim claim, TextAnswer answer) {
        Optional<ProofFailure> failure = rule.refusal(claim.domain()).isPresent()
                ? Optional.of(ProofFailure.NOT_CLAIMABLE)
                : ProofFailure.of(answer, claim.challenge());
        return failure.map(why -> missed(claim, why)).orElseGet(() -> seen(claim));
    }

    /** The claim is not proved, or not any more, for this reason. */
    Looked missed(Claim claim, ProofFailure why) {
        Instant now = clock.instant();
        return new Looked(claim, claim.standing().missed(why, now), now);
    }

    private Looked seen(Claim claim) {
        Instant now = clock.instant();
        return new Looked(claim, claim.standing().seen(now), now);
    }
}
