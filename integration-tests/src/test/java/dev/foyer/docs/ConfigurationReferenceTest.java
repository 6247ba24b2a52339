package dev.foyer.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/configuration.md")
class ConfigurationReferenceTest {

    private static final Path FILE = Path.of("..", "docs", "configuration.md");

    @Test
    @DisplayName("says what the code says")
    void isUpToDate() throws IOException {
        String expected = ConfigurationReference.markdown();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(FILE, expected);
        }
        assertThat(FILE)
                .as("run the test with -Ddocs.write=true to write it anew")
                .content()
                .isEqualTo(expected);
    }
}
