package dev.foyer.devstack.storefront;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A form that was sent and did not work out, so that nobody types it again.
 *
 * @param fields as they came
 * @param wrong what is wrong with a field
 */
record SentForm(CompanyForm form, Map<String, String> fields, Map<String, String> wrong) {
    private static final int LONGEST = 2000;

    SentForm {
        fields = fields.entrySet().stream()
                .filter(field -> form.knows(field.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> shortened(field.getValue())));
        wrong = Map.copyOf(wrong);
    }

    /** Whether it is this one of a page's forms. */
    boolean is(CompanyForm other, Map<String, String> known) {
        return form == other && fields.entrySet().containsAll(known.entrySet());
    }

    Optional<String> value(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    Optional<String> problem(String field) {
        return Optional.ofNullable(wrong.get(field));
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }
}
