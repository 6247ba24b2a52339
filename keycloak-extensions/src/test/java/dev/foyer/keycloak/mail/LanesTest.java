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

    @Test
    @DisplayName("are opened for one mail too, within the same bounds")
    void forOneMail() {
        lanes.open(List.of(due("a", 2)));

        assertThat(lanes.open("a")).isTrue();
        assertThat(lanes.open("a")).isFalse();
        assertThat(lanes.open("b")).isTrue();
        assertThat(lanes.open("b")).isTrue();
        assertThat(lanes.open("b")).isFalse();
    }

    @Test
    @DisplayName(
            "say once, on closing, that somebody was turned away for want of room, and not for a realm's own share")
    void turnedAway() {
        lanes.open(List.of(due("a", 3), due("b", 2)));
        assertThat(lanes.open("a")).isFalse();
        assertThat(lanes.close("a")).isFalse();
        lanes.open("a");

        lanes.open("c");

        assertThat(lanes.close("b")).isTrue();
        assertThat(lanes.close("b")).isFalse();
    }

    private static Due due(String realm, int mails) {
        return new Due(realm, mails, Optional.empty());
    }
}
