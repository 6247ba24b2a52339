package dev.foyer.keycloak.question;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which version of which question somebody answered, as texts of the form {@code name=version}. */
public final class QuestionVersions {

    /** User attribute, multi-valued. Where it does not name a question, the question's version of today counts. */
    public static final String ATTRIBUTE = "question_versions";

    // No name of an attribute has an equals sign: Keycloak allows letters, digits, dots, underscores and hyphens.
    private static final Pattern ENTRY = Pattern.compile("(?<name>[^=]+)=(?<version>[1-9][0-9]{0,8})");

    private QuestionVersions() {}

    /** The texts, in the order of the names. */
    public static List<String> entries(Map<String, Integer> versions) {
        return versions.entrySet().stream()
                .map(version -> version.getKey() + "=" + version.getValue())
                .sorted()
                .toList();
    }

    /** The versions by the question's name; a text of another form is left out. */
    public static Map<String, Integer> parse(Collection<String> entries) {
        Map<String, Integer> versions = new HashMap<>();
        for (String entry : entries) {
            Matcher parts = ENTRY.matcher(entry);
            if (parts.matches()) {
                versions.put(parts.group("name"), Integer.valueOf(parts.group("version")));
            }
        }
        return versions;
    }
}
