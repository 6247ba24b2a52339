package dev.foyer.provisioning.me;

import dev.foyer.provisioning.customer.LifecycleColumns;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the registry knows of the caller. */
@ApplicationScoped
class MyAccount {

    private static final String CUSTOMER = """
            SELECT c.id, c.user_id, c.email, c.email_verified, c.first_name, c.last_name, c.language, c.time_zone,
                   c.phone, c.office_phone, c.account_type,
                   c.requested_at, c.rejected_at, c.invited_at, c.registered_at, c.first_ordered_at
            FROM customer c WHERE c.id = ?
            """;

    private final Registry registry;
    private final Callers callers;
    private final MyCompanies companies;

    MyAccount(Registry registry, Callers callers, MyCompanies companies) {
        this.registry = registry;
        this.callers = callers;
        this.companies = companies;
    }

    /** The customer, with the companies of the same moment. */
    Me read() {
        return registry.ofOneMoment(() -> {
            String id = callers.caller().customerId();
            List<MyCompany> belongsTo = companies.of(id);
            return registry.first(
                            CUSTOMER,
                            List.of(id),
                            row -> new Me(
                                    id,
                                    row.getString("user_id"),
                                    row.getString("email"),
                                    row.getBoolean("email_verified"),
                                    row.getString("first_name"),
                                    row.getString("last_name"),
                                    row.getString("language"),
                                    row.getString("time_zone"),
                                    row.getString("phone"),
                                    row.getString("office_phone"),
                                    row.getString("account_type"),
                                    LifecycleColumns.read(row),
                                    belongsTo))
                    .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, null));
        });
    }
}
