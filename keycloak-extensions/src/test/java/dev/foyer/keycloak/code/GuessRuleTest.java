package dev.foyer.keycloak.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.keycloak.code.CodeTable.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A guess at a code")
class GuessRuleTest {

    private static final GuessRule RULE = new GuessRule(5, 10);
    private static final UUID MINE = new UUID(0, 1);
    private static final Optional<String> RIGHT = Optional.of("right");

    @Test
    @DisplayName("is right or wrong as long as there are guesses left")
    void rightOrWrong() {
        assertThat(judge(4, 0, RIGHT)).isEqualTo(new Guess.Right());
        assertThat(judge(0, 9, RIGHT)).isEqualTo(new Guess.Right());
        assertThat(judge(4, 5, Optional.of("wrong"))).isEqualTo(new Guess.Wrong());
        assertThat(judge(0, 0, Optional.empty())).isEqualTo(new Guess.Wrong());
    }

    @Test
    @DisplayName("comes too late for a code that was guessed at often, used, replaced or sent to somebody else")
    void over() {
        assertThat(judge(5, 0, RIGHT)).isEqualTo(new Guess.Over());
        assertThat(RULE.judge(List.of(row(MINE, 0, false, 60)), MINE, RIGHT)).isEqualTo(new Guess.Over());
        assertThat(RULE.judge(List.of(), MINE, RIGHT)).isEqualTo(new Guess.Over());
    }

    @Test
    @DisplayName("does not count after ten wrong ones at any codes, until the first of those is an hour old")
    void tooMany() {
        List<Row> rows = List.of(
                row(new UUID(0, 2), 5, false, 1_200),
                row(new UUID(0, 3), 0, false, 100),
                row(new UUID(0, 4), 1, true, 2_000),
                row(MINE, 4, true, 4_000));

        assertThat(RULE.judge(rows, MINE, RIGHT)).isEqualTo(new Guess.TooMany(Duration.ofSeconds(1_200)));
    }

    private static Guess judge(int guesses, int elsewhere, Optional<String> hash) {
        return RULE.judge(
                List.of(row(MINE, guesses, true, 4_000), row(new UUID(0, 2), elsewhere, false, 1_000)), MINE, hash);
    }

    private static Row row(UUID id, int guesses, boolean open, long secondsKept) {
        return new Row(id, "right", guesses, open, secondsKept);
    }
}
