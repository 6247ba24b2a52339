package dev.foyer.soak.comparison;

import dev.foyer.soak.comparison.Difference.Kind;
import dev.foyer.soak.comparison.KeycloakUsers.User;
import dev.foyer.soak.known.Known;
import dev.foyer.soak.known.KnownUser;
import dev.foyer.soak.known.KnownUser.Presence;
import dev.foyer.soak.known.Profile;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Keycloak has everything that it acknowledged. */
record AcknowledgedChanges(Known known) implements Check {

    @Override
    public void run(Connection keycloak, Connection registry, Differences differences) throws SQLException {
        Set<String> there = new HashSet<>();
        try (Rows<User> users = KeycloakUsers.read(keycloak)) {
            while (users.hasNext()) {
                User user = users.next();
                there.add(user.id());
                known.user(user.id()).ifPresent(expected -> check(expected, user.profile(), differences));
            }
        }
        for (KnownUser user : known.users()) {
            if (user.presence() == Presence.PRESENT && !there.contains(user.id())) {
                differences.add(Kind.LOST, "user " + user.id() + " was acknowledged and is not in Keycloak");
            }
        }
    }

    private static void check(KnownUser expected, Profile found, Differences differences) {
        if (expected.presence() == Presence.GONE) {
            differences.add(Kind.LOST, "user " + expected.id() + " was deleted and is in Keycloak again");
            return;
        }
        for (Profile.Field field : expected.differences(found.withoutBlanks())) {
            differences.add(
                    Kind.LOST,
                    "user " + expected.id() + ": Keycloak acknowledged another " + field + " than it has, "
                            + found.get(field));
        }
    }
}
