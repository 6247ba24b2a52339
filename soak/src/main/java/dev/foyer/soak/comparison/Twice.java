package dev.foyer.soak.comparison;

import dev.foyer.soak.comparison.Difference.Kind;
import java.sql.Connection;
import java.sql.SQLException;

/** Nobody and nothing is there twice. Most of it the registry's constraints promise; this does not rely on them. */
record Twice() implements Check {

    private static final String TWICE = """
            select 'two customers have user ' || user_id from customer
            where user_id is not null group by user_id having count(*) > 1
            union all
            select 'two customers claim one address: ' || string_agg(id, ', ' order by id) from customer
            where email is not null and (user_id is null or email_verified) group by lower(email) having count(*) > 1
            union all
            select 'one sign-up made two companies: customer ' || customer_id from membership
            group by customer_id having count(*) > 1
            union all
            select 'two companies have one address: ' || string_agg(id, ', ' order by id) from company
            group by lower(email) having count(*) > 1
            """;

    @Override
    public void run(Connection keycloak, Connection registry, Differences differences) throws SQLException {
        try (Rows<String> found = new Rows<>(registry, TWICE, row -> row.getString(1))) {
            while (found.hasNext()) {
                differences.add(Kind.DOUBLED, found.next());
            }
        }
    }
}
