package dev.foyer.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    private Path directory;

    @Test
    void aProcessOfAnEarlierRunIsEnded() {
        Leftovers ledger = new Leftovers(directory.resolve("processes"));
        ChildProcess child = sleeper(ledger);

        assertThat(new Leftovers(directory.resolve("processes")).end()).containsExactly("Sleeper");
        assertThat(child.running()).isFalse();
        assertThat(ledger.end()).isEmpty();
    }

    @Test
    void aStrangerWithTheSameProcessIdIsLeftAlone() throws Exception {
        ChildProcess child = sleeper(ProcessLedger.NONE);
        Path file = Files.writeString(directory.resolve("processes"), child.pid() + " 12345 Sleeper\n");

        assertThat(new Leftovers(file).end()).isEmpty();
        assertThat(child.running()).isTrue();
        child.kill();
    }

    @Test
    void aPausedProcessCanBeStopped() {
        ChildProcess child = sleeper(ProcessLedger.NONE);
        child.pause();
        child.stop(Duration.ofSeconds(20));

        assertThat(child.running()).isFalse();
    }

    private ChildProcess sleeper(ProcessLedger ledger) {
        return ChildProcess.start("Sleeper", List.of("sleep", "300"), Map.of(), directory.resolve("log"), ledger);
    }
}
