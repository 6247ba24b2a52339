package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;

/** Imports are for those who may see everybody: a row may mean anybody, and what is said of it tells who is here. */
@ApplicationScoped
class ImportScope {

    private final StaffScope scope;

    ImportScope(StaffScope scope) {
        this.scope = scope;
    }

    /**
     * Lets the call pass.
     *
     * @throws ProblemException when there are customers or companies that the caller may not see
     */
    void check() {
        if (!scope.customers("c").equals(Condition.ALL) || !scope.companies("k").equals(Condition.ALL)) {
            throw new ProblemException(ProblemCode.NOT_ALLOWED, "Imports need a view of all customers and companies");
        }
    }
}
