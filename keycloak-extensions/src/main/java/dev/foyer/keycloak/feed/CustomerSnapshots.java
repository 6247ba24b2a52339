package dev.foyer.keycloak.feed;

import dev.foyer.keycloak.staff.StaffSql;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads users as they are now, by SQL projection: another node's user cache may be stale, and a set of users costs one
 * statement, and one more where the realm asks questions.
 */
final class CustomerSnapshots {

    private static final String CUSTOMERS = StaffSql.ROLES_AND_GROUPS + """
            select u.id, u.username, u.email, u.email_verified, u.first_name, u.last_name, u.enabled, u.created_timestamp,
                   a.locale, a.account_type, a.business_name, a.customer_id, a.first_sign_in_at,
                   a.customer_number, a.customer_status, a.companies, a.mfa_policy, a.mfa_required_from,
                   a.guest_email, a.newsletter_consent, coalesce(s.version, 0) as state_version
              from user_entity u
              left join foyer_identity_state s on s.user_id = u.id
              left join lateral (
                   select min(v) filter (where name = 'locale') as locale,
                          min(v) filter (where name = 'account_type') as account_type,
                          min(v) filter (where name = 'business_name') as business_name,
                          min(v) filter (where name = 'customer_id') as customer_id,
                          min(v) filter (where name = 'first_sign_in_at') as first_sign_in_at,
                          min(v) filter (where name = 'customer_number') as customer_number,
                          min(v) filter (where name = 'customer_status') as customer_status,
                          array_agg(v) filter (where name = 'companies') as companies,
                          min(v) filter (where name = 'mfa_policy') as mfa_policy,
                          min(v) filter (where name = 'mfa_required_from') as mfa_required_from,
                          min(v) filter (where name = 'guest_email') as guest_email,
                          min(v) filter (where name = 'newsletter_consent') as newsletter_consent
                     from (select name, coalesce(long_value, value) as v from user_attribute where user_id = u.id) t) a on true
             where u.realm_id = ? and u.id = any (?) and
            """ + StaffSql.IS_CUSTOMER;

    private final Connection connection;
    private final String realmId;
    private final CustomerAnswers answers;

    /** @param questions version of each question of the realm by its name */
    CustomerSnapshots(Connection connection, String realmId, Map<String, Integer> questions) {
        this.connection = connection;
        this.realmId = realmId;
        this.answers = new CustomerAnswers(connection, questions);
    }

    /** Returns the customers among the users, by id; who is gone or is no customer is absent. */
    Map<String, CustomerSnapshot> of(Collection<String> userIds) throws SQLException {
        Map<String, List<CustomerAnswer>> answered = answers.of(userIds);
        try (PreparedStatement query = connection.prepareStatement(CUSTOMERS)) {
            int next = StaffSql.bind(query, realmId);
            query.setString(next, realmId);
            query.setArray(next + 1, connection.createArrayOf("varchar", userIds.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                Map<String, CustomerSnapshot> customers = new HashMap<>();
                while (rows.next()) {
                    CustomerSnapshot customer = snapshot(rows, answered.getOrDefault(rows.getString("id"), List.of()));
                    customers.put(customer.id(), customer);
                }
                return customers;
            }
        }
    }

    private static CustomerSnapshot snapshot(ResultSet row, List<CustomerAnswer> answers) throws SQLException {
        return new CustomerSnapshot(
                row.getString("id"),
                row.getString("username"),
                row.getString("email"),
                row.getBoolean("email_verified"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getBoolean("enabled"),
                row.getString("locale"),
                Instant.ofEpochMilli(row.getLong("created_timestamp")).toString(),
                row.getString("account_type"),
                row.getString("business_name"),
                row.getString("customer_id"),
                row.getString("first_sign_in_at"),
                row.getString("customer_number"),
                row.getString("customer_status"),
                sorted(row.getArray("companies")),
                row.getString("mfa_policy"),
                row.getString("mfa_required_from"),
                row.getString("guest_email"),
                row.getString("newsletter_consent"),
                row.getLong("state_version"),
                answers);
    }

    private static List<String> sorted(@Nullable Array values) throws SQLException {
        return values == null
                ? List.of()
                : Stream.of((String[]) values.getArray()).sorted().toList();
    }
}
