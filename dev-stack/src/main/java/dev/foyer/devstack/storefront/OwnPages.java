package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Exchange;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Tells forms of the shop's own pages from those of others, which a browser would send with the visitor's cookie as well: pages
 * at another port of the same host are the same site for cookies.
 */
final class OwnPages {
    /** A page of this origin, or the visitor's own doing (Fetch Metadata, section 2.4). */
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final String origin;

    /** @param shop without a slash at the end */
    OwnPages(URI shop) {
        this.origin = shop.toString();
    }

    /** Whether a page of the shop has sent this; a request that does not say where it comes from is not. */
    boolean sent(Exchange exchange) {
        Optional<String> site = exchange.header("Sec-Fetch-Site");
        return site.isPresent()
                ? OWN.contains(site.get())
                : exchange.header("Origin").filter(origin::equals).isPresent();
    }
}
