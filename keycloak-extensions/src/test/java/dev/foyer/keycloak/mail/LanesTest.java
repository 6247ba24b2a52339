package dev.foyer.keycloak.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.keycloak.mail.WaitingMails.Due;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Lanes for mails")
class LanesTest {

    private final Lanes lanes = new Lanes(5, 3);

    @Test
    @DisplayName("are no more than there are mails, and no more than a realm may have")
    void perRealm() {
        assertThat(lanes.open(List.of(due("a", 1), due("b", 100)))).containsExactly("a", "b", "b", "b");
    }

    @Test
    @DisplayName("go to every realm once before any has two")
    void fair() {
        assertThat(lanes.open(List.of(due("a", 9), due("b", 9), due("c", 9)))).containsExactly("a", "b", "c", "a", "b");
    }

    @Test
    @DisplayName("are not opened twice, and again once one is closed")
    void again() {
        assertThat(lanes.open(List.of(due("a", 9)))).hasSize(3);
        assertThat(lanes.open(List.of(due("a", 9)))).isEmpty();

        lanes.close("a");

        assertThat(lanes.open(List.of(due("a", 9)))).containsExactly("a");
    }

    @Test
    @DisplayName("are left for others by a realm whose mail server hangs")
    void room() {
        lanes.open(List.of(due("hangs", 9)));

        assertThat(lanes.open(List.of(due("hangs", 9), due("works", 9)))).containsExactly("works", "works");
    }

    private static Due due(String realm, int mails) {
        return new Due(realm, mails, Optional.empty());
    }
}
