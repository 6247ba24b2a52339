package dev.foyer.keycloak.limits;

import java.util.Comparator;

/** How often something may be done by or for whom. The same subject may have several, with different periods. */
public record Limit(Subject subject, Rate rate) {

    /** The one order in which all nodes take budgets, so that no two requests wait for each other. */
    static final Comparator<Limit> ORDER = Comparator.comparing(
                    (Limit limit) -> limit.subject().kind())
            .thenComparing(limit -> limit.rate().period())
            .thenComparing(limit -> limit.subject().value());
}
