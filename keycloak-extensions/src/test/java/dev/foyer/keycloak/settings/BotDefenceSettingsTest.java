package dev.foyer.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The gear of the bot defence step")
class BotDefenceSettingsTest {

    @Test
    @DisplayName("has defaults for what is not set or makes no sense")
    void defaults() {
        BotDefenceSettings defaults = new BotDefenceSettings(20, 30, 300, 2);

        assertThat(BotDefenceSettings.parse(Map.of())).isEqualTo(defaults);
        assertThat(BotDefenceSettings.parse(Map.of(
                        "limitPerNetworkPerMinute", "many",
                        "limitPerAddressPerHour", "-1",
                        "limitPerRealmPerMinute", "100001",
                        "minimalFillSeconds", "61")))
                .isEqualTo(defaults);
    }

    @Test
    @DisplayName("reads back what it wrote, also what is off")
    void roundTrip() {
        BotDefenceSettings settings = new BotDefenceSettings(300, 0, 100_000, 0);

        assertThat(BotDefenceSettings.parse(settings.toConfig())).isEqualTo(settings);
    }
}
