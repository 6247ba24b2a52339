package dev.foyer.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The gear of the email domains step")
class EmailDomainSettingsTest {

    @Test
    @DisplayName("refuses disposable addresses where nothing is set, and no others")
    void unset() {
        assertThat(EmailDomainSettings.parse(Map.of()))
                .isEqualTo(new EmailDomainSettings(true, List.of(), List.of(), false));
    }

    @Test
    @DisplayName("takes what the console joins, in one form, and leaves out what is no domain")
    void typedInTheConsole() {
        EmailDomainSettings settings = EmailDomainSettings.parse(Map.of(
                "blockDisposableEmail", "false",
                "allowedEmailDomains", "Buyer.example##*.b\u00fccher.example## ##buyer.example",
                "deniedEmailDomains", "",
                "onlyAllowedEmailDomains", "true"));

        assertThat(settings)
                .isEqualTo(new EmailDomainSettings(
                        false, List.of("buyer.example", "xn--bcher-kva.example"), List.of(), true));
    }

    @Test
    @DisplayName("reads back what it wrote")
    void roundTrip() {
        EmailDomainSettings settings =
                new EmailDomainSettings(true, List.of("a.example", "b.example"), List.of("c.example"), true);

        assertThat(EmailDomainSettings.parse(settings.toConfig())).isEqualTo(settings);
    }
}
