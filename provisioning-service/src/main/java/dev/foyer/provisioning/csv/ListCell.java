package dev.foyer.provisioning.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Several words in one cell, with commas, semicolons or bars between them. A word that has one of these in it, or a quotation mark,
 * stands in quotation marks, its own ones doubled.
 */
public final class ListCell {

    private static final String SEPARATORS = ",;|";

    private ListCell() {}

    /** The words of a cell, without the blanks around them; empty ones are left out. */
    public static List<String> words(String cell) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == '"' && (quoted || word.toString().isBlank())) {
                boolean doubled = quoted && i + 1 < cell.length() && cell.charAt(i + 1) == '"';
                if (doubled) {
                    word.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && SEPARATORS.indexOf(c) >= 0) {
                add(words, word);
            } else {
                word.append(c);
            }
        }
        add(words, word);
        return words;
    }

    /** The cell from which the same words are read. */
    public static String cell(List<String> words) {
        return String.join(", ", words.stream().map(ListCell::quoted).toList());
    }

    private static String quoted(String word) {
        return word.chars().anyMatch(c -> c == '"' || SEPARATORS.indexOf(c) >= 0)
                ? '"' + word.replace("\"", "\"\"") + '"'
                : word;
    }

    private static void add(List<String> words, StringBuilder word) {
        String text = word.toString().strip();
        if (!text.isEmpty()) {
            words.add(text);
        }
        word.setLength(0);
    }
}
