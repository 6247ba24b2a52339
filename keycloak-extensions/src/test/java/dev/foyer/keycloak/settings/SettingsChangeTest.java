package dev.foyer.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.keycloak.settings.SettingsChange.Problem;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A change of the settings")
class SettingsChangeTest {

    private static final SettingsDocument CURRENT = new SettingsDocument(true, true, "automatic", 255);

    @Test
    @DisplayName("keeps what it does not name")
    void keepsTheRest() throws IOException {
        SettingsChange change = parse("{\"personalAccounts\": false, \"companyApproval\": \"staff\"}");

        assertThat(change.errors()).isEmpty();
        assertThat(change.document()).isEqualTo(new SettingsDocument(true, false, "staff", 255));
    }

    @Test
    @DisplayName("names each field that is wrong or unknown")
    void namesEachField() throws IOException {
        SettingsChange change = parse("""
                {"selfRegistration": "yes", "companyApproval": "never", "businessNameMaxLength": 256, "colour": 1}
                """);

        assertThat(change.errors())
                .containsExactly(
                        new Problem("selfRegistration", "Found \"yes\"; allowed is true or false."),
                        new Problem("companyApproval", "Found \"never\"; allowed is automatic or staff."),
                        new Problem("businessNameMaxLength", "Found 256; allowed is a whole number from 1 to 255."),
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
