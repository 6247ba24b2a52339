package dev.foyer.provisioning.mirror;

import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A change that is applied but for one thing, and parked for that. */
record Remainder(Change change, Refusal refusal) {

    /** Whether something of the batch may be left, however it goes. */
    static boolean canBe(Batch batch) {
        return batch.emailTaken() || batch.hasCustomerIds() || batch.hasVerifiedBusiness();
    }

    /** What of a batch that has just been written is left. At most one of each user. */
    static List<Remainder> of(BatchStatements statements, Batch batch) throws SQLException {
        if (batch.emailTaken()) {
            statements.run(BatchSql.MARK_HOLDERS);
            return of(batch.changes(), Refusal.EMAIL_TAKEN);
        }
        List<Remainder> remainders = new ArrayList<>();
        if (batch.hasCustomerIds()) {
            List<Change> others = batch.of(statements.texts(BatchSql.OTHER_IDS), true);
            if (!others.isEmpty()) {
                statements.runFor(others, BatchSql.WANT_STATE);
            }
            remainders.addAll(of(others, Refusal.OTHER_ID));
        }
        if (batch.hasVerifiedBusiness()) {
            List<Change> unnamed = new ArrayList<>(batch.of(statements.texts(CompanySql.NAMES_TOO_LONG), true));
            remainders.forEach(remainder -> unnamed.remove(remainder.change()));
            remainders.addAll(of(unnamed, Refusal.NAME_TOO_LONG));
        }
        return remainders;
    }

    private static List<Remainder> of(List<Change> changes, Refusal refusal) {
        return changes.stream().map(change -> new Remainder(change, refusal)).toList();
    }
}
