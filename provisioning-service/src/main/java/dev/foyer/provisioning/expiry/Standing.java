package dev.foyer.provisioning.expiry;

import java.time.Instant;

/** Where a guest stands, by the orders alone. */
sealed interface Standing {

    /** An order is open, completed and not delivered yet, disputed or returned: nothing happens to the guest. */
    record Kept() implements Standing {}

    /** Nothing was ever ordered, since then. */
    record Idle(Instant since) implements Standing {}

    /** Everything that was ordered is delivered or cancelled, since then. */
    record Closed(Instant since) implements Standing {}
}
