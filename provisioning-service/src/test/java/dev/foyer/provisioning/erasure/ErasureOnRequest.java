package dev.foyer.provisioning.erasure;

import dev.foyer.provisioning.keycloak.CommandResults.Outcome;
import dev.foyer.provisioning.keycloak.CommandResults.Result;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Erases who is due, as if Keycloak had done its part. */
public final class ErasureOnRequest {

    private final DueErasures due;

    public ErasureOnRequest(DataSource registry) {
        this.due = new DueErasures(registry, 10);
    }

    /** The users whom Keycloak would have removed. */
    public List<String> erase() throws SQLException {
        List<DueErasure> taken = due.take();
        due.settle(
                taken,
                taken.stream()
                        .map(each -> new Result(Outcome.DONE, null, null, null, null))
                        .toList());
        return taken.stream().map(DueErasure::userId).toList();
    }
}
