package dev.foyer.provisioning.address;

import dev.foyer.provisioning.field.CountryCode;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.TextRule;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an address from a request. */
public final class AddressFields {

    private static final TextRule LINE = new PlainText(255);
    private static final TextRule PLACE = new PlainText(100);
    private static final TextRule POSTAL_CODE = new PlainText(20);
    private static final TextRule COUNTRY = new CountryCode();

    private AddressFields() {}

    /**
     * The address after a merge patch.
     *
     * @param current the address before; null when there was none
     */
    public static Address merge(@Nullable Address current, Fields fields) {
        Address before = current == null ? Address.NONE : current;
        Map<String, String> parts = new HashMap<>();
        part(parts, fields, "name", before.name(), LINE);
        part(parts, fields, "line1", before.line1(), LINE);
        part(parts, fields, "line2", before.line2(), LINE);
        part(parts, fields, "postalCode", before.postalCode(), POSTAL_CODE);
        part(parts, fields, "city", before.city(), PLACE);
        part(parts, fields, "region", before.region(), PLACE);
        part(parts, fields, "country", before.country(), COUNTRY);
        return new Address(
                parts.get("name"),
                parts.get("line1"),
                parts.get("line2"),
                parts.get("postalCode"),
                parts.get("city"),
                parts.get("region"),
                parts.get("country"));
    }

    private static void part(
            Map<String, String> parts, Fields fields, String name, @Nullable String before, TextRule rule) {
        parts.put(name, before);
        fields.optional(name, rule, value -> parts.put(name, value));
    }
}
