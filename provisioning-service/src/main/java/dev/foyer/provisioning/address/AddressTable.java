package dev.foyer.provisioning.address;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Writes addresses, within a write transaction that holds the row of their owner: so of two calls the second sees the first. */
@ApplicationScoped
class AddressTable {

    /** The most addresses that one owner may have. */
    static final int MOST = 50;

    private static final String LOCK = "SELECT o.id FROM %s o WHERE o.id = ? FOR NO KEY UPDATE";

    private static final String OWNER_CHANGED =
            "UPDATE %s SET version = version + 1, updated_at = clock_timestamp() WHERE id = ?";

    private static final String COUNT = "SELECT count(*) FROM address a WHERE a.%s = ?";

    private static final String ADD =
            "INSERT INTO address (id, %s, label, parts, ship_to, bill_to) VALUES (?, ?, ?, ?::jsonb, ?, ?)";

    private static final String CHANGE = """
            UPDATE address
            SET label = ?, parts = ?::jsonb, ship_to = ?, bill_to = ?, version = version + 1, updated_at = clock_timestamp()
            WHERE id = ?
            """;

    // The owner's column and that of the use, by which the default is found and which it loses.
    private static final String RELEASE = """
            UPDATE address SET %2$s = false, version = version + 1, updated_at = clock_timestamp()
            WHERE %1$s = ? AND %2$s AND id <> ?
            """;

    private static final String REMOVE = "DELETE FROM address WHERE id = ?";

    private final Registry registry;

    AddressTable(Registry registry) {
        this.registry = registry;
    }

    /**
     * Locks the owner's row until the transaction ends.
     *
     * @throws ProblemException when it is not there any more
     */
    void lock(AddressOwner owner) {
        if (registry.first(LOCK.formatted(owner.table()), List.of(owner.id()), row -> row.getString("id"))
                .isEmpty()) {
            throw new ProblemException(ProblemCode.CHANGED_MEANWHILE, "The owner has just got another id");
        }
    }

    /** The owner shows its addresses, so it has another version. */
    void ownerChanged(AddressOwner owner) {
        registry.write(OWNER_CHANGED.formatted(owner.table()), List.of(owner.id()));
    }

    /**
     * Adds an address. What it is the default for, no other one is any more.
     *
     * @return its id
     * @throws ProblemException when there are as many as may be
     */
    String add(AddressOwner owner, EditedAddress address) {
        long count = registry.first(COUNT.formatted(owner.column()), List.of(owner.id()), row -> row.getLong(1))
                .orElseThrow();
        if (count >= MOST) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY, "There may be " + MOST + " addresses at most: remove one first");
        }
        String id = UUID.randomUUID().toString();
        releaseOthers(owner, id, address);
        registry.write(
                ADD.formatted(owner.column()),
                Arrays.asList(
                        id,
                        owner.id(),
                        address.label(),
                        AddressColumn.write(address.parts()),
                        address.isDefault(AddressUse.SHIP_TO),
                        address.isDefault(AddressUse.BILL_TO)));
        return id;
    }

    /** Writes an address anew. What it is the default for, no other one is any more. */
    void change(AddressOwner owner, String id, EditedAddress address) {
        releaseOthers(owner, id, address);
        registry.write(
                CHANGE,
                Arrays.asList(
                        address.label(),
                        AddressColumn.write(address.parts()),
                        address.isDefault(AddressUse.SHIP_TO),
                        address.isDefault(AddressUse.BILL_TO),
                        id));
    }

    /** No address is the default for this use. */
    void release(AddressOwner owner, AddressUse use) {
        releaseBut(owner, "", use);
    }

    void remove(String id) {
        registry.write(REMOVE, List.of(id));
    }

    private void releaseOthers(AddressOwner owner, String id, EditedAddress address) {
        for (AddressUse use : AddressUse.values()) {
            if (address.isDefault(use)) {
                releaseBut(owner, id, use);
            }
        }
    }

    private void releaseBut(AddressOwner owner, String id, AddressUse use) {
        registry.write(RELEASE.formatted(owner.column(), use.column()), List.of(owner.id(), id));
    }
}
