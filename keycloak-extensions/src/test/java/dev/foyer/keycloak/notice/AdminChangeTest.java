package dev.foyer.keycloak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;

@DisplayName("An admin's change")
class AdminChangeTest {

    @Test
    @DisplayName(
            "that customers should know is a password, a removed credential, or a profile with an address or a password")
    void told() {
        assertThat(AdminChange.of(event(OperationType.ACTION, "users/u/reset-password")))
                .contains(new AdminChange.Password("u"));
        AdminEvent removal = event(OperationType.ACTION, "users/u/credentials/c");
        removal.setDetails(new HashMap<>(Map.of("credential_type", "otp")));
        assertThat(AdminChange.of(removal)).contains(new AdminChange.Removal("u", "otp"));
        assertThat(AdminChange.of(written("{\"email\":\"rosa@buyer.example\"}")))
                .contains(new AdminChange.Profile("u", false));
        assertThat(AdminChange.of(written("{\"credentials\":[{\"type\":\"password\"}]}")))
                .contains(new AdminChange.Profile("u", true));
    }

    @Test
    @DisplayName("of anything else is none")
    void untold() {
        assertThat(AdminChange.of(event(OperationType.ACTION, "users/u/credentials/c/moveToFirst")))
                .isEmpty();
        assertThat(AdminChange.of(event(OperationType.ACTION, "users/u/credentials/c")))
                .isEmpty();
        assertThat(AdminChange.of(event(OperationType.ACTION, "users/u/logout")))
                .isEmpty();
        assertThat(AdminChange.of(event(OperationType.UPDATE, "users/u"))).isEmpty();
        assertThat(AdminChange.of(written("{\"enabled\":false}"))).isEmpty();
        AdminEvent group = written("{\"email\":\"rosa@buyer.example\"}");
        group.setResourceType(ResourceType.GROUP);
        assertThat(AdminChange.of(group)).isEmpty();
    }

    private static AdminEvent written(String representation) {
        AdminEvent event = event(OperationType.UPDATE, "users/u");
        event.setRepresentation(representation);
        return event;
    }

    private static AdminEvent event(OperationType operation, String path) {
        AdminEvent event = new AdminEvent();
        event.setResourceType(ResourceType.USER);
        event.setOperationType(operation);
        event.setResourcePath(path);
        return event;
    }
}
