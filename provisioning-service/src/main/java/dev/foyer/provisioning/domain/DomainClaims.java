package dev.foyer.provisioning.domain;

import dev.foyer.provisioning.field.Choice;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.TextRule;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes claims. Whether the company is in the caller's scope is for the caller to ask. */
@ApplicationScoped
class DomainClaims {

    private static final String SUGGEST = "suggest";
    private static final String AUTOMATIC = "automatic";
    private static final TextRule JOINING = new Choice(SUGGEST, "request", AUTOMATIC);

    /** What came of a PUT. */
    record Put(CompanyDomain domain, boolean added) {}

    private final Claims claims;
    private final ClaimTable table;
    private final ClaimRule rule;
    private final WriteTransaction transaction;

    DomainClaims(Claims claims, ClaimTable table, ClaimRule rule, WriteTransaction transaction) {
        this.claims = claims;
        this.table = table;
        this.rule = rule;
        this.transaction = transaction;
    }

    /**
     * Reads a domain from the address of a request.
     *
     * @throws ProblemException when it is none
     */
    static DomainName named(String typed) {
        return DomainName.of(typed)
                .orElseThrow(() -> ProblemException.parameter("domain", "must be a domain such as example.org"));
    }

    /** The company claims the domain, from now on or with another way to join. */
    Put put(String companyId, DomainName domain, byte @Nullable [] body) {
        AtomicReference<@Nullable String> joining = new AtomicReference<>();
        Fields fields = new Fields(JsonBody.optionalObject(body));
        fields.kept("joining", JOINING, joining::set);
        fields.finish();
        rule.refusal(domain).ifPresent(message -> {
            throw ProblemException.parameter("domain", message);
        });
        return transaction.run(null, () -> {
            table.lockCompany(companyId);
            Optional<Claim> before = claims.locked(companyId, domain);
            String wanted = joining.get();
            if (AUTOMATIC.equals(wanted) && !before.map(Claim::isProved).orElse(false)) {
                throw new ProblemException(
                        ProblemCode.DOMAIN_NOT_PROVED,
                        "joining: automatic is for a domain that is proved. Publish its record, prove it by POST verify, and ask"
                                + " again; until then take suggest or request");
            }
            if (before.isEmpty()) {
                table.add(companyId, domain, wanted == null ? SUGGEST : wanted);
            } else if (wanted != null) {
                table.changeJoining(before.get(), wanted);
            }
            return new Put(claims.get(companyId, domain).shown(), before.isEmpty());
        });
    }

    /**
     * The company claims the domain no more; if it had proved it, another one may.
     *
     * @throws ProblemException when it did not
     */
    void remove(String companyId, DomainName domain) {
        transaction.run(null, () -> {
            if (!table.remove(companyId, domain)) {
                throw Claims.none();
            }
            return domain;
        });
    }
}
