package dev.foyer.provisioning.address;

import dev.foyer.provisioning.field.Fields;
import java.util.EnumMap;
import java.util.Map;

/** The default addresses of a company while one call edits them as its fields {@code shipTo} and {@code billTo}. */
public final class AddressDefaults {

    private final Map<AddressUse, Address> before = new EnumMap<>(AddressUse.class);
    private final Map<AddressUse, Address> after = new EnumMap<>(AddressUse.class);

    /** Of a company that has none yet. */
    public AddressDefaults() {
        this(Address.NONE, Address.NONE);
    }

    AddressDefaults(Address shipTo, Address billTo) {
        before.put(AddressUse.SHIP_TO, shipTo);
        before.put(AddressUse.BILL_TO, billTo);
        after.putAll(before);
    }

    /** Takes over what a merge patch of the company says, part by part; mistakes are errors of its fields. */
    public void read(Fields company) {
        for (AddressUse use : AddressUse.values()) {
            company.nested(
                    use.field(),
                    () -> after.put(use, Address.NONE),
                    parts -> after.put(use, AddressFields.merge(after(use), parts)));
        }
    }

    boolean isChanged(AddressUse use) {
        return !after(use).equals(before.get(use));
    }

    /** What the default is to be; {@link Address#NONE} for none. */
    Address after(AddressUse use) {
        return after.getOrDefault(use, Address.NONE);
    }
}
