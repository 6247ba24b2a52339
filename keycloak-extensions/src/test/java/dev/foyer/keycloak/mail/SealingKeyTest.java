package dev.foyer.keycloak.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The content of a waiting mail")
class SealingKeyTest {

    private static final UUID ROW = UUID.fromString("3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a10");
    private static final UUID OTHER = UUID.fromString("3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a11");
    private static final byte[] CONTENT = "to rosa@buyer.example: https://…".getBytes(StandardCharsets.UTF_8);

    private final SealingKey key = SealingKey.derived("realm:a", new byte[] {1, 2, 3});

    @Test
    @DisplayName("comes back with its key, for its row")
    void opens() throws GeneralSecurityException {
        assertThat(key.open(ROW, key.seal(ROW, CONTENT))).isEqualTo(CONTENT);
    }

    @Test
    @DisplayName("cannot be read in the row, and never looks the same twice")
    void sealed() {
        byte[] once = key.seal(ROW, CONTENT);

        assertThat(new String(once, StandardCharsets.ISO_8859_1)).doesNotContain("rosa", "https");
        assertThat(key.seal(ROW, CONTENT)).isNotEqualTo(once);
        assertThat(key.key().getEncoded()).hasSize(32);
    }

    @Test
    @DisplayName("stays closed in another row, with another key, and when a bit was changed")
    void stays() {
        byte[] sealed = key.seal(ROW, CONTENT);
        byte[] changed = sealed.clone();
        changed[20] ^= 1;

        assertThatThrownBy(() -> key.open(OTHER, sealed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() ->
                        SealingKey.derived("realm:a", new byte[] {1, 2, 4}).open(ROW, sealed))
                .isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> key.open(ROW, changed)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> key.open(ROW, new byte[3])).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    @DisplayName("is read as it was written, with text or HTML alone too")
    void content() {
        MailContent content = new MailContent("rosa@buyer.example", "Grüße", null, "<p>Hi</p>");

        assertThat(MailContent.of(content.bytes())).isEqualTo(content);
        assertThat(content.toString()).isEqualTo("MailContent");
    }
}
