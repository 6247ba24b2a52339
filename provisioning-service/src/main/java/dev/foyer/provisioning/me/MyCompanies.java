package dev.foyer.provisioning.me;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The companies that a customer belongs to, active or not. To anybody else they are not there. */
@ApplicationScoped
class MyCompanies {

    private static final String BELONGS_TO = """
            k.id, k.name, k.customer_number, k.status, m.role
            FROM membership m JOIN company k ON k.id = m.company_id
            WHERE m.customer_id = ?
            """;

    private static final String IN_ORDER = "SELECT " + BELONGS_TO + " ORDER BY m.created_at, k.id";

    private static final String ONE = """
            SELECT k.email, k.phone, k.industry, k.language, k.vat_id,
                   CASE m.role WHEN 'admin' THEN
                       (SELECT count(*) FROM request r
                        WHERE r.company_id = k.id AND r.status = 'open' AND r.type = 'join_company')
                   END AS open_requests,
            """ + BELONGS_TO + " AND k.id = ?";

    private final Registry registry;

    MyCompanies(Registry registry) {
        this.registry = registry;
    }

    /** All of them. */
    List<MyCompany> of(String customerId) {
        return registry.list(IN_ORDER, List.of(customerId), MyCompanies::company);
    }

    /**
     * One of them.
     *
     * @throws ProblemException when the customer does not belong to it
     */
    MyCompanyDetails get(String customerId, String companyId) {
        return registry.first(ONE, List.of(customerId, companyId), MyCompanies::details)
                .orElseThrow(MyCompanies::none);
    }

    /** The answer to whoever does not belong to a company, whether there is one or not. */
    static ProblemException none() {
        return new ProblemException(ProblemCode.NOT_FOUND, "There is no company of yours with this id");
    }

    private static MyCompany company(ResultSet row) throws SQLException {
        return new MyCompany(
                row.getString("id"),
                row.getString("name"),
                row.getString("customer_number"),
                row.getString("role"),
                row.getString("status"));
    }

    private static MyCompanyDetails details(ResultSet row) throws SQLException {
        return new MyCompanyDetails(
                row.getString("id"),
                row.getString("name"),
                row.getString("customer_number"),
                row.getString("role"),
                row.getString("status"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("industry"),
                row.getString("language"),
                row.getString("vat_id"),
                row.getObject("open_requests", Long.class));
    }
}
