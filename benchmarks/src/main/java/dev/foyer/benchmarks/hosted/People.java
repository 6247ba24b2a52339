package dev.foyer.benchmarks.hosted;

import dev.foyer.benchmarks.rest.Rest;
import dev.foyer.benchmarks.rest.TokenSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * People of a realm, with verified addresses and one password.
 *
 * @param keycloak the server, without a slash at the end
 * @param realm where they have their accounts
 * @param name begins all their addresses
 */
public record People(String keycloak, String realm, String name) {

    static final String PASSWORD = "correct horse battery";
    private static final int CHUNK = 100;

    /** Imports so many of them; the attributes are those of the person with the number. */
    public void add(int people, IntFunction<Map<String, String>> attributes) {
        add(people, attributes, number -> Map.of());
    }

    /** As above, with a credential beside the password, unless it is empty. */
    public void add(
            int people, IntFunction<Map<String, String>> attributes, IntFunction<Map<String, String>> credential) {
        Rest admin = new Rest(TokenSource.administrator(keycloak));
        for (int first = 0; first < people; first += CHUNK) {
            List<Map<String, Object>> users = new ArrayList<>();
            for (int number = first; number < Math.min(people, first + CHUNK); number++) {
                users.add(user(number, attributes.apply(number), credential.apply(number)));
            }
            admin.post(
                    keycloak + "/admin/realms/" + realm + "/partialImport",
                    Map.of("ifResourceExists", "FAIL", "users", users),
                    200);
        }
    }

    /** Address of the person with the number. */
    public String email(int number) {
        return name + "-" + number + "@buyer.example";
    }

    private Map<String, Object> user(int number, Map<String, String> attributes, Map<String, String> credential) {
        List<Map<String, ?>> credentials = new ArrayList<>();
        credentials.add(Map.of("type", "password", "value", PASSWORD, "temporary", false));
        if (!credential.isEmpty()) {
            credentials.add(credential);
        }
        return Map.of(
                "username",
                email(number),
                "email",
                email(number),
                "emailVerified",
                true,
                "enabled",
                true,
                "firstName",
                "Rosa",
                "lastName",
                "Meyer",
                "credentials",
                credentials,
                "attributes",
                attributes.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, attribute -> List.of(attribute.getValue()))));
    }
}
