package dev.foyer.devstack.inbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest messages, newest first; older ones are forgotten. Safe for use by several threads. */
final class MessageStore {
    private final int limit;
    private final MessageFile file;
    private final Deque<Numbered> newestFirst = new ArrayDeque<>();
    private long lastNumber;

    /** A message with the number that its page is known by; it holds until the inbox is started again. */
    record Numbered(long number, Message message) {}

    MessageStore(int limit, MessageFile file) {
        this.limit = limit;
        this.file = file;
        file.read(limit).forEach(this::remember);
    }

    synchronized void add(Message message) {
        remember(message);
        file.append(message, () -> newestFirst.stream().map(Numbered::message).toList(), 2 * limit);
    }

    synchronized List<Numbered> to(Optional<String> recipient) {
        return newestFirst.stream()
                .filter(entry -> recipient
                        .map(wanted -> wanted.equalsIgnoreCase(entry.message().to()))
                        .orElse(true))
                .toList();
    }

    synchronized Optional<Message> number(long number) {
        return newestFirst.stream()
                .filter(entry -> entry.number() == number)
                .map(Numbered::message)
                .findFirst();
    }

    synchronized void clear() {
        newestFirst.clear();
        file.clear();
    }

    private void remember(Message message) {
        newestFirst.addFirst(new Numbered(++lastNumber, message));
        if (newestFirst.size() > limit) {
            newestFirst.removeLast();
        }
    }
}
