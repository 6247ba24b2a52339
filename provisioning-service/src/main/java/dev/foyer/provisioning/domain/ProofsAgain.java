package dev.foyer.provisioning.domain;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Looks again, by the clock, at domains that are proved: whoever had a domain yesterday need not have it tomorrow. */
@ApplicationScoped
class ProofsAgain {

    private static final Logger log = Logger.getLogger(ProofsAgain.class);
    private static final int AT_ONCE = 100;

    private final Claims claims;
    private final ClaimTable table;
    private final DomainLooks looks;
    private final Clock clock;

    ProofsAgain(Claims claims, ClaimTable table, DomainLooks looks, Clock clock) {
        this.claims = claims;
        this.table = table;
        this.looks = looks;
        this.clock = clock;
    }

    @Scheduled(
            identity = "company-domains",
            cron = "{foyer.domains.schedule}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        List<Claim> due;
        do {
            due = claims.due(clock.instant(), AT_ONCE);
            List<Looked> looked = due.stream()
                    .map(claim -> looks.judge(claim, looks.ask(claim.domain())))
                    .toList();
            table.write(looked);
            tell(looked);
        } while (due.size() == AT_ONCE);
    }

    private static void tell(List<Looked> looked) {
        long lost = looked.stream()
                .filter(look -> look.after().verifiedAt() == null)
                .count();
        if (lost > 0) {
            log.warnf(
                    "%d domains of companies are proved no more; the audit and each company's domains say which and why.",
                    lost);
        }
    }
}
