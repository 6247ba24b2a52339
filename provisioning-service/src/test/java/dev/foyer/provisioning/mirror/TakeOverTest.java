package dev.foyer.provisioning.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TakeOverTest {

    private final TakeOver takeOver = new TakeOver(Duration.ofSeconds(10));

    @Test
    void aLostLeasePausesForItsDurationAndLongerUntilOneTurnSucceeds() {
        assertThat(Stream.generate(takeOver::pause).limit(4).map(Duration::toSeconds))
                .containsExactly(10L, 20L, 40L, 40L);

        takeOver.over();
        assertThat(takeOver.pause()).isEqualTo(Duration.ofSeconds(10));
    }
}
