package dev.foyer.provisioning.company;

import dev.foyer.provisioning.customer.SearchText;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.label.LabelQuery;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The companies of the registry, as far as the caller may see them. */
@ApplicationScoped
public class Companies {

    private final Registry registry;
    private final StaffScope scope;

    public Companies(Registry registry, StaffScope scope) {
        this.registry = registry;
        this.scope = scope;
    }

    /** One page, newest first: of those that the text finds by name, email or customer number, if there is one, and that have the words. */
    public Page<Company> page(@Nullable SearchText text, LabelQuery labels, PageRequest request) {
        return CompanyQuery.listing(text, labels, scope.companies("k"))
                .page(
                        request,
                        road -> select(road, PageRequest.newestFirst("k")),
                        company -> new Cursor(company.createdAt(), company.id()));
    }

    /** The company with this id. */
    public Optional<Company> find(String id) {
        return select(Condition.of("k.id = ?", id), "").stream().findFirst();
    }

    /**
     * The company with this id.
     *
     * @throws ProblemException when there is none that the caller may see
     */
    public Company get(String id) {
        return find(id).orElseThrow(
                        () -> new ProblemException(ProblemCode.NOT_FOUND, "There is no company with this id"));
    }

    private List<Company> select(Condition condition, String tail) {
        Condition visible = scope.companies("k").and(condition);
        Condition contacts = scope.customers("c");
        List<Object> parameters = new ArrayList<>(contacts.parameters());
        parameters.addAll(visible.parameters());
        return registry.list(
                "SELECT " + CompanyRow.columns(contacts) + " FROM company k WHERE " + visible.sql() + tail,
                parameters,
                CompanyRow::read);
    }
}
