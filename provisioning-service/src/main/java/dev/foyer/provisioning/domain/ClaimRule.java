package dev.foyer.provisioning.domain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Which domains can be a company's at all. */
@ApplicationScoped
class ClaimRule {

    // Below these, under the two letters of a country, are names of many: co.uk, com.br, or.jp. A few only: nobody
    // but who runs such a zone could prove it, so this is to say early what is a slip.
    private static final Set<String> REGISTRIES = Set.of(
            "ac", "co", "com", "edu", "go", "gob", "gouv", "gov", "gv", "ltd", "mil", "ne", "net", "nom", "or", "org",
            "plc", "sch");

    private final FreeMailDomains freeMail;

    ClaimRule(FreeMailDomains freeMail) {
        this.freeMail = freeMail;
    }

    /** Why no company can claim the domain, as the end of a sentence; empty when one can. */
    Optional<String> refusal(DomainName domain) {
        if (freeMail.contain(domain)) {
            return Optional.of("must be the company's own: everybody can get an address at " + domain.ascii());
        }
        if (isOfARegistry(domain.ascii())) {
            return Optional.of("must be the company's own: below " + domain.ascii() + " are domains of others");
        }
        return Optional.empty();
    }

    private static boolean isOfARegistry(String name) {
        int dot = name.indexOf('.');
        return dot == name.length() - "xx".length() - 1 && REGISTRIES.contains(name.substring(0, dot));
    }
}
