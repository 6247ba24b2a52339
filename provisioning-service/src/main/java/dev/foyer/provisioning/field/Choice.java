package dev.foyer.provisioning.field;

import java.util.List;

/** One of a few words. */
public record Choice(List<String> words) implements TextRule {

    public Choice(String... words) {
        this(List.of(words));
    }

    @Override
    public String read(String text) throws NotAllowedException {
        if (!words.contains(text)) {
            throw new NotAllowedException("must be " + String.join(" or ", words));
        }
        return text;
    }
}
