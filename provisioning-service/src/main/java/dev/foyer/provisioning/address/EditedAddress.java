package dev.foyer.provisioning.address;

import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.Rule;
import dev.foyer.provisioning.field.TextRule;
import dev.foyer.provisioning.field.TrueOrFalse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An address while one call adds or changes it. */
final class EditedAddress {

    private static final TextRule LABEL = new PlainText(100);
    private static final Rule<Boolean> DEFAULT = new TrueOrFalse();
    private static final List<String> READ_ONLY = List.of("id", "companyId", "createdAt", "version");

    private @Nullable String label;
    private boolean shipTo;
    private boolean billTo;
    private Address parts;

    private EditedAddress(@Nullable String label, boolean shipTo, boolean billTo, Address parts) {
        this.label = label;
        this.shipTo = shipTo;
        this.billTo = billTo;
        this.parts = parts;
    }

    /** A new one, of which nothing is known yet. */
    static EditedAddress blank() {
        return new EditedAddress(null, false, false, Address.NONE);
    }

    /** A new one without a label, the default for one use. */
    static EditedAddress usual(AddressUse use, Address parts) {
        return new EditedAddress(null, use == AddressUse.SHIP_TO, use == AddressUse.BILL_TO, parts);
    }

    static EditedAddress of(SavedAddress address) {
        return new EditedAddress(address.label(), address.defaultShipTo(), address.defaultBillTo(), address.parts());
    }

    /** Takes over what a merge patch says; mistakes are errors of its fields. */
    void read(Fields fields) {
        READ_ONLY.forEach(name -> fields.refuse(name, "is read-only"));
        fields.optional("label", LABEL, given -> label = given);
        fields.kept("defaultShipTo", DEFAULT, given -> shipTo = given);
        fields.kept("defaultBillTo", DEFAULT, given -> billTo = given);
        parts = AddressFields.merge(parts, fields);
        if (parts.equals(Address.NONE)) {
            fields.error(
                    "line1",
                    "is missing: an address needs at least one of name, line1, line2, postalCode, city, region, country");
        }
    }

    void setParts(Address parts) {
        this.parts = parts;
    }

    @Nullable
    String label() {
        return label;
    }

    boolean isDefault(AddressUse use) {
        return use == AddressUse.SHIP_TO ? shipTo : billTo;
    }

    Address parts() {
        return parts;
    }

    boolean differsFrom(SavedAddress address) {
        return shipTo != address.defaultShipTo()
                || billTo != address.defaultBillTo()
                || !Objects.equals(label, address.label())
                || !parts.equals(address.parts());
    }
}
