package dev.foyer.provisioning.request;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The requests of the registry, as far as the caller may see who asks and for which company. */
@ApplicationScoped
public class Requests {

    private static final String OF_CUSTOMERS = "r.customer_id IN (SELECT c.id FROM customer c WHERE ";

    private static final String OF_COMPANIES =
            "r.company_id IS NULL OR r.company_id IN (SELECT k.id FROM company k WHERE ";

    private static final String COUNT = "SELECT count(*) FROM request r WHERE ";

    private final Registry registry;
    private final StaffScope scope;

    Requests(Registry registry, StaffScope scope) {
        this.registry = registry;
        this.scope = scope;
    }

    /** One page, newest first. */
    public Page<Request> page(RequestFilter filter, PageRequest request) {
        return filter.listing()
                .narrow(visible())
                .page(
                        request,
                        road -> select(road, PageRequest.newestFirst("r")),
                        found -> new Cursor(found.createdAt(), found.id()));
    }

    /** How many there are, as of one moment. What is open is counted by an index, however many are decided. */
    long count(RequestFilter filter) {
        Condition rows = filter.listing().narrow(visible()).all();
        return registry.first(COUNT + rows.sql(), rows.parameters(), row -> row.getLong(1))
                .orElseThrow();
    }

    /**
     * The request with this id.
     *
     * @throws ProblemException when there is none that the caller may see
     */
    public Request get(String id) {
        return select(Condition.of("r.id = ?", id), "").stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "There is no request with this id"));
    }

    private List<Request> select(Condition condition, String tail) {
        Condition rows = visible().and(condition);
        return registry.list(RequestRow.SELECT + rows.sql() + tail, rows.parameters(), RequestRow::read);
    }

    private Condition visible() {
        return within(OF_CUSTOMERS, scope.customers("c")).and(within(OF_COMPANIES, scope.companies("k")));
    }

    private static Condition within(String before, Condition scope) {
        return scope.equals(Condition.ALL) ? scope : scope.within(before, ")");
    }
}
