package dev.foyer.provisioning.address;

import jakarta.enterprise.context.ApplicationScoped;

/** The default addresses of owners, read and written as if they were fields of theirs. */
@ApplicationScoped
public class DefaultAddresses {

    private final SavedAddresses addresses;
    private final AddressTable table;

    DefaultAddresses(SavedAddresses addresses, AddressTable table) {
        this.addresses = addresses;
        this.table = table;
    }

    /** Those of today, to be edited within a write transaction that holds the owner's row. */
    public AddressDefaults of(AddressOwner owner) {
        return new AddressDefaults(usual(owner, AddressUse.SHIP_TO), usual(owner, AddressUse.BILL_TO));
    }

    /**
     * Writes what has changed. An address that is the default for both uses stays what it is for the other one. One that is
     * the default no more is removed, unless it has a label or is the default for the other use.
     *
     * @return whether anything has changed
     */
    public boolean write(AddressOwner owner, AddressDefaults defaults) {
        boolean changed = false;
        for (AddressUse use : AddressUse.values()) {
            if (defaults.isChanged(use)) {
                write(owner, use, defaults.after(use));
                changed = true;
            }
        }
        return changed;
    }

    private void write(AddressOwner owner, AddressUse use, Address after) {
        SavedAddress before = addresses.usual(owner, use).orElse(null);
        boolean shared = before != null && before.defaultShipTo() && before.defaultBillTo();
        if (after.equals(Address.NONE)) {
            if (before != null && before.label() == null && !shared) {
                table.remove(before.id());
            } else {
                table.release(owner, use);
            }
        } else if (before == null || shared) {
            table.add(owner, EditedAddress.usual(use, after));
        } else {
            EditedAddress edited = EditedAddress.of(before);
            edited.setParts(after);
            table.change(owner, before.id(), edited);
        }
    }

    private Address usual(AddressOwner owner, AddressUse use) {
        return addresses.usual(owner, use).map(SavedAddress::parts).orElse(Address.NONE);
    }
}
