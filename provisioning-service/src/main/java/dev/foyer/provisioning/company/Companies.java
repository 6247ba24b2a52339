package dev.foyer.provisioning.company;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.paging.Cursor;
import dev.foyer.provisioning.paging.Page;
import dev.foyer.provisioning.paging.PageRequest;
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

    /**
     * One page, newest first.
     *
     * @param text anywhere in name, email or customer number; null for all companies
     */
    public Page<Company> page(@Nullable String text, PageRequest request) {
        Condition search =
                text == null ? Condition.ALL : Condition.of("k.search_text LIKE search_form(?)", Condition.infix(text));
        List<Company> rows = select(
                search.and(request.condition("k")), PageRequest.newestFirst("k") + "LIMIT " + request.fetchSize());
        return Page.of(rows, request, company -> new Cursor(company.createdAt(), company.id()));
    }

    /** The company with this id. */
    public Optional<Company> find(String id) {
        return select(Condition.of("k.id = ?", id), "").stream().findFirst();
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
