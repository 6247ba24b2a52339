package dev.foyer.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.keycloak.settings.SettingsChange.Problem;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A change of the settings")
class SettingsChangeTest {

    private static final BotDefenceSettings BOTS = new BotDefenceSettings(20, 30, 300, 2);
    private static final EmailDomainSettings DOMAINS = new EmailDomainSettings(true, List.of(), List.of(), false);
    private static final GuestSettings GUESTS = new GuestSettings(false, 60, 60, 300);
    private static final String SHOP = "https://shop.example/";
    private static final SettingsDocument CURRENT = new SettingsDocument(
            true,
            true,
            "automatic",
            255,
            true,
            SHOP,
            BOTS,
            DOMAINS,
            GUESTS,
            MfaSettings.DEFAULTS,
            CodeSettings.DEFAULTS,
            SmsSettings.DEFAULTS,
            ResetSettings.DEFAULTS);

    @Test
    @DisplayName("keeps what it does not name")
    void keepsTheRest() throws IOException {
        SettingsChange change = parse("{\"personalAccounts\": false, \"companyApproval\": \"staff\"}");

        assertThat(change.errors()).isEmpty();
        assertThat(change.document())
                .isEqualTo(new SettingsDocument(
                        true,
                        false,
                        "staff",
                        255,
                        true,
                        SHOP,
                        BOTS,
                        DOMAINS,
                        GUESTS,
                        MfaSettings.DEFAULTS,
                        CodeSettings.DEFAULTS,
                        SmsSettings.DEFAULTS,
                        ResetSettings.DEFAULTS));
    }

    @Test
    @DisplayName("names the shop, or takes its name away")
    void shop() throws IOException {
        assertThat(parse("{\"shopUrl\": \" https://buyer.example/konto \"}")
                        .document()
                        .shopUrl())
                .isEqualTo("https://buyer.example/konto");

        SettingsChange none = parse("{\"shopUrl\": null}");
        assertThat(none.errors()).isEmpty();
        assertThat(none.document().shopUrl()).isNull();
    }

    @Test
    @DisplayName("does not send customers to what is no address of a page")
    void noShop() throws IOException {
        assertThat(parse("{\"shopUrl\": \"javascript:alert(1)\"}").errors())
                .containsExactly(new Problem(
                        "shopUrl",
                        "Found \"javascript:alert(1)\"; allowed is a web address of up to 1000 characters such as"
                                + " https://shop.example/, or null for the customer's account."));
        assertThat(parse("{\"shopUrl\": 7}").errors())
                .extracting(Problem::field)
                .containsExactly("shopUrl");
    }

    @Test
    @DisplayName("sets limits and domains, in one form")
    void limitsAndDomains() throws IOException {
        SettingsChange change = parse("""
                {"limitPerNetworkPerMinute": 0, "minimalFillSeconds": 60,
                 "allowedEmailDomains": ["@Buyer.example", "b\u00fccher.example"], "onlyAllowedEmailDomains": true}
                """);

        assertThat(change.errors()).isEmpty();
        assertThat(change.document().botDefence()).isEqualTo(new BotDefenceSettings(0, 30, 300, 60));
        assertThat(change.document().emailDomains())
                .isEqualTo(new EmailDomainSettings(
                        true, List.of("buyer.example", "xn--bcher-kva.example"), List.of(), true));
    }

    @Test
    @DisplayName("says what is wrong with limits and domains")
    void wrongLimitsAndDomains() throws IOException {
        assertThat(parse("""
                {"limitPerAddressPerHour": -1, "limitPerRealmPerMinute": 1.5, "minimalFillSeconds": "2",
                 "deniedEmailDomains": ["rival.example", "no domain", 7], "allowedEmailDomains": "buyer.example"}
                """).errors())
                .containsExactly(
                        new Problem("limitPerAddressPerHour", "Found -1; allowed is a whole number from 0 to 100000."),
                        new Problem("limitPerRealmPerMinute", "Found 1.5; allowed is a whole number from 0 to 100000."),
                        new Problem("minimalFillSeconds", "Found \"2\"; allowed is a whole number from 0 to 60."),
                        new Problem(
                                "allowedEmailDomains",
                                "Found \"buyer.example\"; allowed is an array of up to 1000 domains."),
                        new Problem(
                                "deniedEmailDomains", "Found \"no domain\"; allowed is a domain such as example.com."),
                        new Problem("deniedEmailDomains", "Found 7; allowed is a domain such as example.com."));
    }

    @Test
    @DisplayName("does not lock everybody out")
    void onlyNobody() throws IOException {
        assertThat(parse("{\"onlyAllowedEmailDomains\": true}").errors())
                .extracting(Problem::field)
                .containsExactly("onlyAllowedEmailDomains");
    }

    @Test
    @DisplayName("travels as one flat document")
    void flat() {
        JsonNode document = new ObjectMapper().valueToTree(CURRENT);

        assertThat(document.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "selfRegistration",
                        "personalAccounts",
                        "companyApproval",
                        "businessNameMaxLength",
                        "newsletter",
                        "shopUrl",
                        "limitPerNetworkPerMinute",
                        "limitPerAddressPerHour",
                        "limitPerRealmPerMinute",
                        "minimalFillSeconds",
                        "blockDisposableEmail",
                        "allowedEmailDomains",
                        "deniedEmailDomains",
                        "onlyAllowedEmailDomains",
                        "guestCheckout",
                        "guestSessionMinutes",
                        "guestLimitPerNetworkPerHour",
                        "guestLimitPerApplicationPerMinute",
                        "mfaPolicy",
                        "mfaRequiredFrom",
                        "trustedDeviceDays",
                        "codeMinutes",
                        "codeGuesses",
                        "codeGuessesPerHour",
                        "codeResendSeconds",
                        "codesPerPersonPerHour",
                        "codesPerNetworkPerHour",
                        "emailCode",
                        "smsCountries",
                        "smsPerNumberPerHour",
                        "smsPerDay",
                        "resetPauseSeconds",
                        "resetsPerAddressPerHour",
                        "resetsPerNetworkPerHour");
    }

    @Test
    @DisplayName("requires a second factor, from a day on")
    void mfa() throws IOException {
        SettingsChange change = parse(
                "{\"mfaPolicy\": \"required\", \"mfaRequiredFrom\": \"2027-01-31T00:00:00Z\", \"trustedDeviceDays\": 30}");
        assertThat(change.errors()).isEmpty();
        assertThat(change.document().mfa()).isEqualTo(new MfaSettings("required", "2027-01-31T00:00:00Z", 30));

        assertThat(parse("{\"mfaPolicy\": \"must\", \"mfaRequiredFrom\": \"soon\", \"trustedDeviceDays\": 91}")
                        .errors())
                .containsExactly(
                        new Problem("mfaPolicy", "Found \"must\"; allowed is off, optional or required."),
                        new Problem(
                                "mfaRequiredFrom",
                                "Found \"soon\"; allowed is an instant such as 2027-01-31T00:00:00Z, or null for none."),
                        new Problem("trustedDeviceDays", "Found 91; allowed is a whole number from 0 to 90."));
        assertThat(parse("{\"mfaRequiredFrom\": \"2027-01-31T00:00:00Z\"}").errors())
                .extracting(Problem::field)
                .containsExactly("mfaRequiredFrom");
    }

    @Test
    @DisplayName("bounds codes and text messages, and knows countries")
    void codes() throws IOException {
        SettingsChange change = parse(
                "{\"codeGuesses\": 3, \"emailCode\": true, \"smsCountries\": [\"de\", \"FR\"], \"smsPerDay\": 50}");
        assertThat(change.errors()).isEmpty();
        assertThat(change.document().codes()).isEqualTo(new CodeSettings(5, 3, 10, 30, 10, 60, true));
        assertThat(change.document().sms()).isEqualTo(new SmsSettings(List.of("DE", "FR"), 5, 50));

        assertThat(parse("{\"codeMinutes\": 11, \"codeGuesses\": 0, \"smsCountries\": [\"XX\"]}")
                        .errors())
                .containsExactly(
                        new Problem("codeMinutes", "Found 11; allowed is a whole number from 1 to 10."),
                        new Problem("codeGuesses", "Found 0; allowed is a whole number from 1 to 10."),
                        new Problem(
                                "smsCountries", "Found \"XX\"; allowed is a country such as DE (ISO 3166-1 alpha-2)."));
    }

    @Test
    @DisplayName("lets guests in for a time with an end, and not for longer than a day")
    void guests() throws IOException {
        assertThat(parse("{\"guestCheckout\": true, \"guestSessionMinutes\": 30}")
                        .document()
                        .guests())
                .isEqualTo(new GuestSettings(true, 30, 60, 300));
        assertThat(parse("{\"guestSessionMinutes\": 0}").errors())
                .containsExactly(
                        new Problem("guestSessionMinutes", "Found 0; allowed is a whole number from 1 to 1440."));
    }

    @Test
    @DisplayName("names each field that is wrong or unknown")
    void namesEachField() throws IOException {
        SettingsChange change = parse("""
                {"selfRegistration": "yes", "companyApproval": "never", "businessNameMaxLength": 256, "newsletter": "on",
                 "colour": 1}
                """);

        assertThat(change.errors())
                .containsExactly(
                        new Problem("selfRegistration", "Found \"yes\"; allowed is true or false."),
                        new Problem("companyApproval", "Found \"never\"; allowed is automatic or staff."),
                        new Problem("businessNameMaxLength", "Found 256; allowed is a whole number from 1 to 255."),
                        new Problem("newsletter", "Found \"on\"; allowed is true or false."),
                        new Problem("colour", "There is no such setting."));
    }

    @Test
    @DisplayName("is an object")
    void isAnObject() throws IOException {
        assertThat(parse("[]").errors()).hasSize(1);
    }

    private static SettingsChange parse(String json) throws IOException {
        return SettingsChange.parse(new ObjectMapper().readTree(json), CURRENT);
    }
}
