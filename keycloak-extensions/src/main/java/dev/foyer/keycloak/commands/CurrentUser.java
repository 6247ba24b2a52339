package dev.foyer.keycloak.commands;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;

/**
 * Users past this node's cache, which may lag behind a write on another node: what looks unchanged there must still be
 * written. Writing through the user dispels it from every node's cache.
 */
final class CurrentUser {

    private CurrentUser() {}

    static Optional<UserModel> of(KeycloakSession session, RealmModel realm, String id) {
        UserModel user = session.users().getUserById(realm, id);
        if (!(user instanceof CachedUserModel cached)) {
            return Optional.ofNullable(user);
        }
        try {
            return Optional.of(cached.getDelegateForUpdate());
        } catch (IllegalStateException e) {
            // Keycloak's way to say that a cached user was removed meanwhile.
            return Optional.empty();
        }
    }
}
