package dev.foyer.devstack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLockTest {

    @Test
    void aSecondUpOnTheSameStateIsToldWhichProcessHasIt(@TempDir Path state) {
        StateLock.hold(state, "./foyer up");

        assertThatThrownBy(() -> StateLock.hold(state, "./foyer up"))
                .hasMessageStartingWith(
                        "Another ./foyer up (process " + ProcessHandle.current().pid() + ") runs on " + state);
    }
}
