package dev.foyer.provisioning.field;

import java.util.Locale;
import java.util.Set;

/** A country by its two letters in ISO 3166-1. */
public final class CountryCode implements TextRule {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    @Override
    public String read(String text) throws NotAllowedException {
        String code = text.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code)) {
            throw new NotAllowedException("must be the two letters of a country in ISO 3166-1, such as CH");
        }
        return code;
    }
}
