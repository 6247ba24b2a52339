package dev.foyer.devstack;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpLockTest {

    @Test
    void aSecondUpOnTheSameStateIsToldWhichProcessHasIt(@TempDir Path state) {
        UpLock.hold(state);

        assertThatThrownBy(() -> UpLock.hold(state))
                .hasMessageStartingWith(
                        "Another ./foyer up (process " + ProcessHandle.current().pid() + ") runs on " + state);
    }
}
