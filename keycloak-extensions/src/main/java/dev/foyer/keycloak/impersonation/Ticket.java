package dev.foyer.keycloak.impersonation;

import dev.foyer.keycloak.impersonation.Impersonation.Staff;
import dev.foyer.keycloak.storage.Secret;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What a link to an impersonation is good for: once, within a minute.
 *
 * @param userId the customer
 * @param life of the session that begins with it
 */
record Ticket(String userId, Staff staff, Duration life) {

    static final Duration LIFE = Duration.ofMinutes(1);

    private static final String USER = "user";
    private static final String STAFF_ID = "staff";
    private static final String STAFF_NAME = "name";
    private static final String SECONDS = "seconds";

    /** Keeps it, and answers with what leads to it. */
    Secret keep(KeycloakSession session, RealmModel realm) {
        Secret secret = Secret.create();
        session.singleUseObjects()
                .put(
                        key(realm, secret),
                        LIFE.toSeconds(),
                        Map.of(
                                USER,
                                userId,
                                STAFF_ID,
                                staff.id(),
                                STAFF_NAME,
                                staff.name(),
                                SECONDS,
                                Long.toString(life.toSeconds())));
        return secret;
    }

    /** Looks at it; empty for one that was used, has expired or never was. */
    static Optional<Ticket> of(KeycloakSession session, RealmModel realm, Secret secret) {
        return read(session.singleUseObjects().get(key(realm, secret)));
    }

    /** Uses it. Of any number that try at the same time, on any nodes, one gets it. */
    static Optional<Ticket> use(KeycloakSession session, RealmModel realm, Secret secret) {
        return read(session.singleUseObjects().remove(key(realm, secret)));
    }

    private static Optional<Ticket> read(@Nullable Map<String, String> notes) {
        return Optional.ofNullable(notes)
                .map(found -> new Ticket(
                        value(found, USER),
                        new Staff(value(found, STAFF_ID), value(found, STAFF_NAME)),
                        Duration.ofSeconds(Long.parseLong(value(found, SECONDS)))));
    }

    private static String value(Map<String, String> notes, String name) {
        return Objects.requireNonNull(notes.get(name), name);
    }

    private static String key(RealmModel realm, Secret secret) {
        return "foyer-impersonation-" + realm.getId() + "-" + secret.hash();
    }
}
