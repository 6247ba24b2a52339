package dev.foyer.keycloak.reset;

import dev.foyer.keycloak.storage.OwnTables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.light.LightweightUserAdapter;
import org.keycloak.storage.UserStorageProvider;

/**
 * Whom a name or an address that somebody typed belongs to, found out in the same time for every one: two statements past
 * Keycloak's cache, which makes a user of who is there and of nobody else. Where the realm has a directory, that is asked
 * instead; how long it takes is its own affair.
 *
 * @param id of the user; a new one of nobody's where there is none
 * @param isThere whether there is such a user
 * @param enabled whether the user may sign in
 * @param attributes user name, email and names among them
 */
record Addressee(String id, boolean isThere, boolean enabled, Map<String, List<String>> attributes) {

    private static final String USER = """
            select id, username, email, first_name, last_name, enabled
              from user_entity
             where realm_id = ? and (username = ? or email = ? and ?)
             order by username = ? desc
             limit 1
            """;

    private static final String ATTRIBUTES = """
            select name, coalesce(long_value, value) as value
              from user_attribute
             where user_id = ? and coalesce(long_value, value) is not null
             order by id
            """;

    static Addressee of(KeycloakSession session, RealmModel realm, String typed) {
        return realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                        .findAny()
                        .isPresent()
                ? inDirectory(session.users(), realm, typed)
                : inDatabase(new OwnTables(session), realm, typed);
    }

    /** Who mails are written to, at that address; nothing that is set there is kept. */
    UserModel recipient(KeycloakSession session, RealmModel realm, String address) {
        LightweightUserAdapter recipient = new LightweightUserAdapter(session, realm, id);
        attributes.forEach(recipient::setAttribute);
        recipient.setEmail(address);
        return recipient;
    }

    /** The first value of an attribute that is not blank. */
    Optional<String> first(String attribute) {
        return attributes.getOrDefault(attribute, List.of()).stream()
                .findFirst()
                .filter(value -> !value.isBlank());
    }

    private static Addressee inDatabase(OwnTables tables, RealmModel realm, String typed) {
        String name = typed.toLowerCase(Locale.ROOT);
        Optional<Addressee> found = tables.first(
                row -> {
                    Addressee user =
                            new Addressee(row.getString("id"), true, row.getBoolean("enabled"), new LinkedHashMap<>());
                    user.put(UserModel.USERNAME, row.getString("username"));
                    user.put(UserModel.EMAIL, row.getString("email"));
                    user.put(UserModel.FIRST_NAME, row.getString("first_name"));
                    user.put(UserModel.LAST_NAME, row.getString("last_name"));
                    return user;
                },
                USER,
                realm.getId(),
                name,
                name,
                realm.isLoginWithEmailAllowed(),
                name);
        Addressee addressee = found.orElseGet(() -> nobody(typed));
        tables.list(row -> Map.entry(row.getString("name"), row.getString("value")), ATTRIBUTES, addressee.id())
                .forEach(attribute -> addressee.put(attribute.getKey(), attribute.getValue()));
        return addressee;
    }

    private static Addressee inDirectory(UserProvider users, RealmModel realm, String typed) {
        UserModel byName = users.getUserByUsername(realm, typed);
        UserModel user =
                byName == null && realm.isLoginWithEmailAllowed() ? users.getUserByEmail(realm, typed) : byName;
        return user == null ? nobody(typed) : new Addressee(user.getId(), true, user.isEnabled(), user.getAttributes());
    }

    private static Addressee nobody(String typed) {
        Addressee nobody = new Addressee(UUID.randomUUID().toString(), false, false, new LinkedHashMap<>());
        nobody.put(UserModel.USERNAME, typed);
        nobody.put(UserModel.EMAIL, typed);
        return nobody;
    }

    private void put(String attribute, @Nullable String value) {
        if (value != null) {
            attributes.computeIfAbsent(attribute, first -> new ArrayList<>()).add(value);
        }
    }
}
