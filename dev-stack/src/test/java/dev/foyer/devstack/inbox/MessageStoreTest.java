package dev.foyer.devstack.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageStoreTest {

    @Test
    void onlyTheNewestAreKeptInMemoryAndInTheFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("messages.jsonl");
        MessageStore store = new MessageStore(3, new MessageFile(Optional.of(file)));
        for (int i = 1; i <= 20; i++) {
            store.add(message(i));
        }

        assertThat(subjects(store)).containsExactly("20", "19", "18");
        assertThat(Files.readAllLines(file)).hasSizeLessThanOrEqualTo(6);
        assertThat(subjects(new MessageStore(3, new MessageFile(Optional.of(file)))))
                .containsExactly("20", "19", "18");
    }

    @Test
    void aLineThatACrashCutShortIsSkipped(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("messages.jsonl");
        new MessageStore(3, new MessageFile(Optional.of(file))).add(message(1));
        Files.writeString(file, "{\"to\":\"a@exa", StandardOpenOption.APPEND);

        assertThat(subjects(new MessageStore(3, new MessageFile(Optional.of(file)))))
                .containsExactly("1");
    }

    private static List<String> subjects(MessageStore store) {
        return store.to(Optional.empty()).stream()
                .map(entry -> entry.message().subject())
                .toList();
    }

    private static Message message(int number) {
        return new Message(
                "a@example.org",
                Message.Channel.EMAIL,
                Integer.toString(number),
                "",
                "",
                Instant.ofEpochSecond(number));
    }
}
