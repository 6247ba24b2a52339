package dev.foyer.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The settings of guests")
class GuestSettingsTest {

    @Test
    @DisplayName("let nobody in where nothing is set")
    void unset() {
        assertThat(GuestSettings.parse(Map.of())).isEqualTo(new GuestSettings(false, 60, 60, 300));
    }

    @Test
    @DisplayName("are what the gear holds")
    void set() {
        GuestSettings settings = new GuestSettings(true, 15, 0, 9);

        assertThat(GuestSettings.parse(settings.toConfig())).isEqualTo(settings);
    }

    @Test
    @DisplayName("fall back where the gear holds nonsense: a session is never without an end")
    void nonsense() {
        assertThat(GuestSettings.parse(Map.of(
                        "guestCheckout", "yes",
                        "guestSessionMinutes", "0",
                        "guestLimitPerNetworkPerHour", "-1",
                        "guestLimitPerApplicationPerMinute", "many")))
                .isEqualTo(GuestSettings.DEFAULTS);
    }
}
