package dev.foyer.keycloak.commands;

import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel.UserPreRemovedEvent;

/** Forgets which version was written to a user once the user is removed. */
public final class RemovedUsers {

    private RemovedUsers() {}

    /** Follows the removals of every session of the factory. */
    public static void follow(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof UserPreRemovedEvent removal) {
                new CommandLog(removal.getKeycloakSession())
                        .forget(removal.getUser().getId());
            }
        });
    }
}
