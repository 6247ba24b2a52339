package dev.foyer.devstack.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Messages in a file, one JSON document a line, oldest first; without a path nothing is kept. */
final class MessageFile {
    private final Optional<Path> path;
    private int lines;

    MessageFile(Optional<Path> path) {
        this.path = path;
    }

    /** The last {@code limit} messages, oldest first. A line cut short by a crash is skipped. */
    List<Message> read(int limit) {
        if (path.isEmpty() || !Files.exists(path.get())) {
            return List.of();
        }
        Deque<Message> last = new ArrayDeque<>();
        try (Stream<String> content = Files.lines(path.get())) {
            content.forEach(line -> {
                lines++;
                try {
                    last.addLast(MessageJson.read(line));
                } catch (IOException | RuntimeException e) {
                    return;
                }
                if (last.size() > limit) {
                    last.removeFirst();
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(last);
    }

    /** Appends; a file of more than {@code maxLines} is first replaced by {@code kept} (newest first). */
    void append(Message message, Supplier<List<Message>> kept, int maxLines) {
        path.ifPresent(file -> {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
                if (lines >= maxLines) {
                    rewrite(file, kept.get());
                } else {
                    Files.writeString(
                            file,
                            MessageJson.write(message) + "\n",
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                    lines++;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    void clear() {
        path.ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
                lines = 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void rewrite(Path file, List<Message> newestFirst) throws IOException {
        List<String> content = new ArrayList<>();
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            content.add(MessageJson.write(newestFirst.get(i)));
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        lines = content.size();
    }
}
