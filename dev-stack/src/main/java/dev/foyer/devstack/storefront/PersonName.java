package dev.foyer.devstack.storefront;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody is called on a page. */
final class PersonName {
    private PersonName() {}

    /** First and last name, as far as they are known, else the address. */
    static String of(@Nullable String firstName, @Nullable String lastName, @Nullable String email) {
        String name = Stream.of(known(firstName), known(lastName))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? known(email) : name;
    }

    private static String known(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }
}
