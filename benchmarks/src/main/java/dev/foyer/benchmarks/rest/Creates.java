package dev.foyer.benchmarks.rest;

import java.util.List;
import java.util.Map;

/** Creates users through the Admin API of one realm. For any number of threads. */
public final class Creates {

    private final String users;
    private final Rest rest;

    public Creates(String keycloak, String realm) {
        this.users = keycloak + "/admin/realms/" + realm + "/users";
        this.rest = new Rest(TokenSource.administrator(keycloak));
    }

    /** Creates a verified individual with the address {@code name@buyer.example} and returns the user's id. */
    public String create(String name) {
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
