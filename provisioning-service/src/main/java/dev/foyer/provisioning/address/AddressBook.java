package dev.foyer.provisioning.address;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import dev.foyer.provisioning.write.IfMatch;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Adds, changes and removes addresses. Whose they are is asked within the write transaction: whoever is not to see or change them
 * is refused there, by what holds while it is written.
 */
@ApplicationScoped
public class AddressBook {

    private final IdempotencyKeys keys;
    private final WriteTransaction transaction;
    private final SavedAddresses addresses;
    private final AddressTable table;
    private final Answers answers;

    AddressBook(
            IdempotencyKeys keys,
            WriteTransaction transaction,
            SavedAddresses addresses,
            AddressTable table,
            Answers answers) {
        this.keys = keys;
        this.transaction = transaction;
        this.addresses = addresses;
        this.table = table;
        this.answers = answers;
    }

    /** One more address. */
    public Answer add(Supplier<AddressOwner> owned, Attempt attempt, byte @Nullable [] body) {
        ObjectNode given = JsonBody.object(body);
        return keys.once(attempt, null, () -> {
            AddressOwner owner = owned.get();
            EditedAddress address = EditedAddress.blank();
            Fields fields = Fields.ofNew(given);
            address.read(fields);
            fields.finish();
            table.lock(owner);
            String id = table.add(owner, address);
            table.ownerChanged(owner);
            SavedAddress shown = get(owner, id);
            return answers.created(owner.location(id), shown, shown.version());
        });
    }

    /** The address after a merge patch; one that changes nothing leaves the version. */
    public Answer change(
            Supplier<AddressOwner> owned, String id, IfMatch condition, Attempt attempt, byte @Nullable [] body) {
        ObjectNode patch = JsonBody.object(body);
        return keys.once(attempt, null, () -> {
            AddressOwner owner = owned.get();
            table.lock(owner);
            SavedAddress before = get(owner, id);
            condition.check(before.version());
            EditedAddress address = EditedAddress.of(before);
            Fields fields = new Fields(patch);
            address.read(fields);
            fields.finish();
            if (address.differsFrom(before)) {
                table.change(owner, id, address);
                table.ownerChanged(owner);
            }
            SavedAddress shown = get(owner, id);
            return answers.ok(shown, shown.version());
        });
    }

    /** Removes an address, a default one as well: then there is none for that use. */
    public void remove(Supplier<AddressOwner> owned, String id, IfMatch condition) {
        transaction.run(null, () -> {
            AddressOwner owner = owned.get();
            table.lock(owner);
            condition.check(get(owner, id).version());
            table.remove(id);
            table.ownerChanged(owner);
            return id;
        });
    }

    private SavedAddress get(AddressOwner owner, String id) {
        return addresses
                .find(owner, id)
                .orElseThrow(
                        () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no address with this id here"));
    }
}
