package dev.foyer.keycloak.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.Constants;

/** What the gear of a step holds, in which anything can be typed: what makes no sense is as good as unset. */
record Gear(Map<String, String> values) {

    boolean flag(String key, boolean unset) {
        String value = values.get(key);
        return value == null ? unset : Boolean.parseBoolean(value.trim());
    }

    int number(String key, int unset, int least, int most) {
        try {
            String value = values.get(key);
            int number = value == null ? unset : Integer.parseInt(value.trim());
            return number < least || number > most ? unset : number;
        } catch (NumberFormatException e) {
            return unset;
        }
    }

    /** As Keycloak's console joins several values. */
    List<String> list(String key) {
        @Nullable String value = values.get(key);
        return value == null
                ? List.of()
                : Arrays.stream(Constants.CFG_DELIMITER_PATTERN.split(value))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList();
    }
}
