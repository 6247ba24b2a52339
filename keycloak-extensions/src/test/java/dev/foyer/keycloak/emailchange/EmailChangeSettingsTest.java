package dev.foyer.keycloak.emailchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The settings of a change of email")
class EmailChangeSettingsTest {

    @Test
    @DisplayName("are safe where nothing was set, or what makes no sense")
    void unset() {
        assertThat(EmailChangeSettings.parse(Map.of())).isEqualTo(new EmailChangeSettings(7, 5, 5, 30));
        assertThat(EmailChangeSettings.parse(Map.of(
                        "objectionDays", "0",
                        "limitPerUserPerHour", "-1",
                        "limitPerAddressPerHour", "many",
                        "limitPerNetworkPerHour", "")))
                .isEqualTo(EmailChangeSettings.DEFAULTS);
        assertThat(EmailChangeSettings.parse(Map.of("objectionDays", "91"))).isEqualTo(EmailChangeSettings.DEFAULTS);
    }

    @Test
    @DisplayName("are what the gear says")
    void set() {
        assertThat(EmailChangeSettings.parse(Map.of(
                        "objectionDays", " 90 ",
                        "limitPerUserPerHour", "0",
                        "limitPerAddressPerHour", "2",
                        "limitPerNetworkPerHour", "3")))
                .isEqualTo(new EmailChangeSettings(90, 0, 2, 3));
    }

    @Test
    @DisplayName("have a field in the gear each, with the default that holds")
    void gear() {
        assertThat(EmailChangeSettings.properties())
                .extracting(property -> property.getName() + "=" + property.getDefaultValue())
                .containsExactly(
                        "objectionDays=7",
                        "limitPerUserPerHour=5",
                        "limitPerAddressPerHour=5",
                        "limitPerNetworkPerHour=30");
    }
}
