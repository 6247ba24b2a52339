package dev.foyer.keycloak.storage;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.cache.UserCache;

/** What Keycloak itself keeps of a user. Attributes of ours are there, even where the user's directory is read-only. */
public final class OwnRow {

    private OwnRow() {}

    /**
     * The user as Keycloak's own tables have it, to be written past cache and directory. Every node's cache lets go of the
     * user at the commit.
     *
     * @param user who has a row of their own; else the answer is this user again
     */
    public static UserModel of(KeycloakSession session, RealmModel realm, UserModel user) {
        if (user instanceof CachedUserModel cached) {
            cached.invalidate();
        }
        UserModel own = session.getProvider(UserProvider.class).getUserById(realm, user.getId());
        return own == null ? user : own;
    }

    /** Has every node's cache let go of a user who was written past it, at the commit. */
    public static void dispel(KeycloakSession session, RealmModel realm, UserModel user) {
        UserCache cache = session.getProvider(UserCache.class);
        if (cache != null) {
            cache.evict(realm, user);
        }
    }
}
