package dev.foyer.keycloak.limits;

import dev.foyer.keycloak.storage.RealmMac;

/** Turns a subject into what the table keeps. A new key of the realm starts all budgets anew. */
record SubjectKey(RealmMac mac) {

    /** 43 characters. The period takes part: two limits of one subject have two budgets. */
    String of(Limit limit) {
        return mac.of("foyer-limit " + limit.subject().kind().value() + " "
                + limit.rate().period().toNanos() / 1000 + " " + limit.subject().value());
    }
}
