package dev.foyer.soak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void theLineHasEveryFigure() {
        assertThat(new Report(25, 200, 12345, 1, 2, 3).line())
                .isEqualTo("SOAK rounds=25 kills=200 users=12345 lost=1 doubled=2 wrong=3");
    }

    @Test
    void onlyNothingLostDoubledOrWrongIsClean() {
        assertThat(new Report(1, 8, 10, 0, 0, 0).isClean()).isTrue();
        assertThat(new Report(1, 8, 10, 1, 0, 0).isClean()).isFalse();
        assertThat(new Report(1, 8, 10, 0, 1, 0).isClean()).isFalse();
        assertThat(new Report(1, 8, 10, 0, 0, 1).isClean()).isFalse();
    }
}
