package dev.foyer.soak.comparison;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.foyer.soak.comparison.Difference.Kind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the registry wants in tokens stands in Keycloak's user attributes. Nothing is wanted before there are commands. */
record TokenAttributes() implements Check {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String IN_KEYCLOAK = """
            select u.id, %s
            """.formatted(String.join(
                    ", ",
                    attribute("customer_id"),
                    attribute("customer_number"),
                    attribute("customer_status"),
                    attribute("companies")))
            + KeycloakUsers.CUSTOMERS + """
            order by u.id collate "C"
            """;

    // Written anew and not read from the view that the commands use, so that a mistake there shows.
    private static final String WANTED = """
            select c.user_id as id, array[c.id] as customer_id, array_remove(array[c.customer_number], null) as customer_number,
                   array[c.lifecycle] as customer_status,
                   array(select json_build_object('id', k.id, 'name', k.name, 'number', k.customer_number, 'role', m.role)::text
                         from membership m join company k on k.id = m.company_id
                         where m.customer_id = c.id and k.status = 'active') as companies
            from customer c
            where c.user_id is not null
            order by c.user_id collate "C"
            """;

    private static String attribute(String name) {
        return "array(select coalesce(a.long_value, a.value) from user_attribute a"
                + " where a.user_id = u.id and a.name = '" + name + "') as " + name;
    }

    /** Values of one user; each membership as JSON without what is null. */
    private record Values(
            String userId,
            List<String> customerId,
            List<String> customerNumber,
            List<String> customerStatus,
            Set<JsonNode> companies) {

        static Values read(ResultSet row) throws SQLException {
            Set<JsonNode> companies = new HashSet<>();
            texts(row, "companies").forEach(company -> companies.add(parse(company)));
            return new Values(
                    row.getString("id"),
                    texts(row, "customer_id"),
                    texts(row, "customer_number"),
                    texts(row, "customer_status"),
                    companies);
        }

        private static List<String> texts(ResultSet row, String column) throws SQLException {
            Array array = row.getArray(column);
            return Arrays.asList((String[]) array.getArray());
        }

        private static JsonNode parse(String company) {
            try {
                JsonNode parsed = JSON.readTree(company);
                if (parsed instanceof ObjectNode object) {
                    object.properties().removeIf(field -> field.getValue().isNull());
                }
                return parsed;
            } catch (JsonProcessingException e) {
                return TextNode.valueOf(company);
            }
        }
    }

    @Override
    public void run(Connection keycloak, Connection registry, Differences differences) throws SQLException {
        if (!Tables.exists(registry, "identity_command")) {
            return;
        }
        // Who is on one side only is the matter of MirroredCustomers.
        Merge<Values, Values> merge = new Merge<>(
                Values::userId,
                Values::userId,
                (found, wanted) -> compare(found, wanted, differences),
                user -> {},
                customer -> {});
        try (Rows<Values> users = new Rows<>(keycloak, IN_KEYCLOAK, Values::read);
                Rows<Values> customers = new Rows<>(registry, WANTED, Values::read)) {
            merge.walk(users, customers);
        }
    }

    private static void compare(Values found, Values wanted, Differences differences) {
        compare(found, "customer_id", found.customerId(), wanted.customerId(), differences);
        compare(found, "customer_number", found.customerNumber(), wanted.customerNumber(), differences);
        compare(found, "customer_status", found.customerStatus(), wanted.customerStatus(), differences);
        compare(found, "companies", found.companies(), wanted.companies(), differences);
    }

    private static void compare(Values user, String name, Object found, Object wanted, Differences differences) {
        if (!found.equals(wanted)) {
            differences.add(
                    Kind.WRONG,
                    "user %s: token attribute %s is %s in Keycloak and should be %s"
                            .formatted(user.userId(), name, found, wanted));
        }
    }
}
