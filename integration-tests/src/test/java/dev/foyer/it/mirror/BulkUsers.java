package dev.foyer.it.mirror;

import static org.awaitility.Awaitility.await;

import dev.foyer.it.system.Database;
import dev.foyer.it.system.FoyerSystem;
import java.util.List;

/** Users who come and go by bulk statements, past Keycloak and so without markers. */
final class BulkUsers {

    private static final List<String> PARTS = List.of(
            "user_attribute", "user_role_mapping", "user_required_action", "user_group_membership", "credential");

    private final Database keycloak;
    private final Database registry;

    BulkUsers(FoyerSystem system) {
        this.keycloak = system.keycloakDatabase();
        this.registry = system.registryDatabase();
    }

    /** Adds users with confirmed addresses, named after a prefix and numbered from 1. */
    void add(String prefix, int number) {
        keycloak.update("""
                insert into user_entity (id, realm_id, username, email, email_constraint, email_verified, enabled, first_name,
                                         last_name, created_timestamp, not_before)
                select gen_random_uuid(), r.id, ? || n || '@bulk.example', ? || n || '@bulk.example',
                       ? || n || '@bulk.example', true, true, 'Rosa', 'Bulk', 1767607200000, 0
                from realm r, generate_series(1, ?) n where r.name = 'customers'
                """, prefix, prefix, prefix, number);
    }

    /** Ids in Keycloak of the users with a prefix. */
    List<String> ids(String prefix) {
        return keycloak.texts(
                "select id from user_entity where username like ? order by created_timestamp, username", prefix + "%");
    }

    /**
     * Takes users away from Keycloak as if they had never been there. A command for them may be under way meanwhile and write
     * the attributes of one of them once more.
     */
    void remove(List<String> ids) {
        await("users without attributes").untilAsserted(() -> removeOnce(ids));
    }

    private void removeOnce(List<String> ids) {
        String[] users = ids.toArray(String[]::new);
        for (String part : PARTS) {
            keycloak.update("delete from " + part + " where user_id = any (?)", (Object) users);
        }
        keycloak.update("delete from user_entity where id = any (?)", (Object) users);
    }

    /** Takes users and their customers away from both sides. */
    void forget(String prefix) {
        List<String> ids = ids(prefix);
        registry.update("delete from customer where email like ?", prefix + "%@bulk.example");
        registry.update("delete from identity_command where user_id = any (?)", (Object) ids.toArray(String[]::new));
        remove(ids);
    }

    /** How many of them are customers with login. */
    long customers(String prefix) {
        return registry.count(
                "select count(*) from customer where email like ? and user_id is not null", prefix + "%@bulk.example");
    }
}
