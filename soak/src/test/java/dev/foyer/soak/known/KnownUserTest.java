package dev.foyer.soak.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.soak.known.KnownUser.Presence;
import dev.foyer.soak.known.Profile.Field;
import org.junit.jupiter.api.Test;

class KnownUserTest {

    private final KnownUser user = new KnownUser("u", named("Rosa"));

    @Test
    void whatWasAcknowledgedIsTheOnlyThingThatMayBe() {
        user.written(named("Ali"));

        assertThat(user.differences(named("Ali"))).isEmpty();
        assertThat(user.differences(named("Rosa"))).containsExactly(Field.FIRST_NAME);
        assertThat(user.certain()).contains(named("Ali"));
    }

    @Test
    void aChangeWithoutAnswerWasMadeOrNot() {
        user.perhapsWritten(named("Ali"));

        assertThat(user.differences(named("Rosa"))).isEmpty();
        assertThat(user.differences(named("Ali"))).isEmpty();
        assertThat(user.differences(named("Zoë"))).containsExactly(Field.FIRST_NAME);
        assertThat(user.certain()).isEmpty();
    }

    @Test
    void theNextAcknowledgedChangeEndsTheDoubt() {
        user.perhapsWritten(named("Ali"));
        user.written(named("Zoë"));

        assertThat(user.differences(named("Ali"))).containsExactly(Field.FIRST_NAME);
        assertThat(user.differences(named("Zoë"))).isEmpty();
    }

    @Test
    void earlierValuesAreRemembered() {
        user.perhapsWritten(named("Ali"));
        user.written(named("Zoë"));

        assertThat(user.had(Field.FIRST_NAME, "Rosa")).isTrue();
        assertThat(user.had(Field.FIRST_NAME, "Ali")).isTrue();
        assertThat(user.had(Field.FIRST_NAME, "Zoë")).isFalse();
    }

    @Test
    void aDeletionWithoutAnswerLeavesBothOpenUntilTheUserIsSeen() {
        user.perhapsDeleted();
        assertThat(user.presence()).isEqualTo(Presence.DOUBTFUL);
        user.found();
        assertThat(user.presence()).isEqualTo(Presence.PRESENT);
        user.deleted();
        assertThat(user.presence()).isEqualTo(Presence.GONE);
    }

    private static Profile named(String firstName) {
        return new Profile("rosa@buyer.example", true, firstName, "Meyer", null, true, "personal", null);
    }
}
