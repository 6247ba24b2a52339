package dev.foyer.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The gear of the customer account step")
class SignUpSettingsTest {

    @Test
    @DisplayName("allows the least where nothing is set or nothing makes sense")
    void safest() {
        SignUpSettings safest = new SignUpSettings(false, CompanyApproval.STAFF, 255, false, Optional.empty());

        assertThat(SignUpSettings.parse(Map.of())).isEqualTo(safest);
        assertThat(SignUpSettings.parse(Map.of(
                        "personalAccounts",
                        "yes",
                        "companyApproval",
                        "sometimes",
                        "businessNameMaxLength",
                        "70000",
                        "newsletter",
                        "on",
                        "shopUrl",
                        "our shop")))
                .isEqualTo(safest);
    }

    @Test
    @DisplayName("reads back what it wrote")
    void roundTrip() {
        SignUpSettings settings = new SignUpSettings(
                true, CompanyApproval.AUTOMATIC, 80, true, Optional.of(URI.create("https://shop.example/account")));

        assertThat(SignUpSettings.parse(settings.toConfig())).isEqualTo(settings);
        assertThat(SignUpSettings.parse(SignUpSettings.SAFEST.toConfig())).isEqualTo(SignUpSettings.SAFEST);
    }
}
