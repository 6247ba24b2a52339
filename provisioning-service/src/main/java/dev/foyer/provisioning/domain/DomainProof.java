package dev.foyer.provisioning.domain;

import dev.foyer.provisioning.dns.TextAnswer;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Proves domains. Of several companies with a record in the DNS the first one that asks has the domain, as long as its record is there;
 * one whose record is not there loses it to the next at once, since whoever can write into the zone has taken it away.
 */
@ApplicationScoped
class DomainProof {

    private final Claims claims;
    private final ClaimTable table;
    private final DomainLooks looks;
    private final WriteTransaction transaction;

    DomainProof(Claims claims, ClaimTable table, DomainLooks looks, WriteTransaction transaction) {
        this.claims = claims;
        this.table = table;
        this.looks = looks;
        this.transaction = transaction;
    }

    /**
     * Looks at the DNS, and keeps what came of it in any case.
     *
     * @return the domain as it is now, proved
     * @throws ProblemException when the company does not claim it, or when it is not proved
     */
    CompanyDomain verify(String companyId, DomainName domain) {
        claims.get(companyId, domain);
        // Before the transaction: a DNS that hangs must not hold anybody's row.
        TextAnswer answer = looks.ask(domain);
        CompanyDomain after = transaction.run(null, () -> keep(companyId, domain, answer));
        DomainFailure failure = after.failure();
        if (after.verifiedAt() == null && failure != null) {
            throw new ProblemException(
                    failure.code().equals(ProofFailure.NO_ANSWER.code())
                            ? ProblemCode.DNS_UNAVAILABLE
                            : ProblemCode.DOMAIN_NOT_PROVED,
                    failure.message());
        }
        return after;
    }

    private CompanyDomain keep(String companyId, DomainName domain, TextAnswer answer) {
        table.lockDomain(domain);
        Claim claim = claims.locked(companyId, domain).orElseThrow(Claims::none);
        Looked looked = looks.judge(claim, answer);
        if (looked.after().failure() == null) {
            Optional<Claim> holder = claims.provedByAnother(companyId, domain);
            if (holder.filter(
                            other -> ProofFailure.of(answer, other.challenge()).isEmpty())
                    .isPresent()) {
                looked = looks.missed(claim, ProofFailure.PROVED_ELSEWHERE);
            } else {
                holder.ifPresent(other -> table.write(List.of(looks.missed(other, ProofFailure.PROVED_ELSEWHERE))));
            }
        }
        table.write(List.of(looked));
        return claims.get(companyId, domain).shown();
    }
}
