package dev.foyer.devstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log file: its errors when there are any, else its last lines. */
record LogTail(Path log) {
    private static final int SHOWN = 6;
    private static final int WIDTH = 240;

    String relevantLines() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("\tat ") && !line.isBlank())
                    .toList();
            List<String> errors = lines.stream()
                    .filter(line -> line.contains("ERROR") || line.contains("FATAL") || line.startsWith("Caused by"))
                    .toList();
            List<String> shown = errors.isEmpty() ? lines : errors;
            return String.join(
                    System.lineSeparator(),
                    shown.subList(Math.max(0, shown.size() - SHOWN), shown.size()).stream()
                            .map(line -> "  " + line.substring(0, Math.min(WIDTH, line.length())))
                            .toList());
        } catch (IOException e) {
            return "  (the log cannot be read: " + e.getMessage() + ")";
        }
    }
}
