package dev.foyer.keycloak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The time in a mail")
class CustomerMailsTest {

    private static final Instant NOON = Instant.parse("2026-03-05T12:04:59Z");

    @Test
    @DisplayName("is written as the language writes it, with the time zone")
    void when() {
        // The words between differ from Java to Java.
        assertThat(CustomerMails.when(NOON, Locale.GERMAN))
                .startsWith("5. März 2026")
                .endsWith("12:04 UTC");
        assertThat(CustomerMails.when(NOON, Locale.FRENCH))
                .startsWith("5 mars 2026")
                .endsWith("12:04 UTC");
        assertThat(CustomerMails.when(NOON, Locale.ENGLISH))
                .startsWith("March 5, 2026")
                .contains("12:04")
                .endsWith(" UTC");
    }
}
