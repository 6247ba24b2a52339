package dev.foyer.keycloak.emaildomain;

import dev.foyer.keycloak.settings.EmailDomain;
import dev.foyer.keycloak.settings.EmailDomainSettings;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether an address may be used, apart from any server. The seller's own lists come first: domains are looked at from the
 * longest to the shortest, and the first that stands in one of them decides, so that a subdomain can be an exception to the
 * domain above it. What stands in both is refused. Only where the seller says nothing, the disposable ones are looked at.
 */
final class DomainRule {

    private final Set<String> allowed;
    private final Set<String> denied;
    private final boolean onlyAllowed;
    private final Predicate<String> disposable;

    /** @param disposable knows names in the form of {@link EmailDomain} */
    DomainRule(EmailDomainSettings settings, Predicate<String> disposable) {
        this.allowed = Set.copyOf(settings.allowedEmailDomains());
        this.denied = Set.copyOf(settings.deniedEmailDomains());
        this.onlyAllowed = settings.onlyAllowedEmailDomains();
        this.disposable = settings.blockDisposableEmail() ? disposable : name -> false;
    }

    /** False also for an address whose domain is none. */
    boolean admits(String email) {
        return EmailDomain.ofAddress(email).map(this::admits).orElse(false);
    }

    private boolean admits(EmailDomain domain) {
        for (String name : domain.upwards()) {
            if (denied.contains(name)) {
                return false;
            }
            if (allowed.contains(name)) {
                return true;
            }
        }
        return !onlyAllowed && domain.upwards().stream().noneMatch(disposable);
    }
}
