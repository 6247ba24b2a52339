package dev.foyer.benchmarks.mirror;

import dev.foyer.benchmarks.rest.Rest;
import dev.foyer.benchmarks.rest.TokenSource;
import java.util.List;
import java.util.Map;

/** Creates users through the Admin API of one realm. For any number of threads. */
final class Creates {

    private final String users;
    private final Rest rest;

    Creates(String keycloak, String realm) {
        this.users = keycloak + "/admin/realms/" + realm + "/users";
        this.rest = new Rest(TokenSource.administrator(keycloak));
    }

    /** Creates a verified individual and returns the user's id. */
    String create(String name) {
        String email = name + "@buyer.example";
        String location = rest.post(
                        users,
                        Map.of(
                                "username",
                                email,
                                "email",
                                email,
                                "emailVerified",
                                true,
                                "enabled",
                                true,
                                "firstName",
                                "Rosa",
                                "lastName",
                                "Meyer",
                                "attributes",
                                Map.of("account_type", List.of("personal"))),
                        201)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
