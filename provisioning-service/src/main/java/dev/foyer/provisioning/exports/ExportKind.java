package dev.foyer.provisioning.exports;

import dev.foyer.provisioning.label.LabelOwner;
import dev.foyer.provisioning.label.Labels;
import java.util.List;

/** What an export has in its rows. The columns that an import knows bear the names that it knows. */
enum ExportKind {
    CUSTOMERS(
            "c",
            List.of(
                    "id",
                    "externalId",
                    "customerNumber",
                    "accountType",
                    "lifecycle",
                    "active",
                    "email",
                    "firstName",
                    "lastName",
                    "company",
                    "companyName",
                    "role",
                    "phone",
                    "officePhone",
                    "language",
                    "timeZone",
                    "commissionReducedPercent",
                    "newsletter",
                    "labels",
                    "tags",
                    "createdAt",
                    "registeredAt"),
            """
            SELECT c.id, c.external_id, c.customer_number, c.account_type, c.lifecycle, c.active::text,
                   coalesce(c.email, c.guest_email), c.first_name, c.last_name, m.ids[1], m.names[1], m.roles[1],
                   c.phone, c.office_phone, c.language, c.time_zone, c.commission_reduced_percent::text,
                   coalesce(c.newsletter, false)::text, {words}, {createdAt}, {registeredAt}
            FROM customer c CROSS JOIN LATERAL (
              SELECT array_agg(k.id ORDER BY k.id) AS ids, array_agg(k.name ORDER BY k.id) AS names, array_agg(x.role ORDER BY k.id) AS roles
              FROM membership x JOIN company k ON k.id = x.company_id WHERE x.customer_id = c.id AND {others}) m
            WHERE c.erased_at IS NULL AND\s"""),

    COMPANIES(
            "k",
            List.of(
                    "id",
                    "externalId",
                    "customerNumber",
                    "status",
                    "lifecycle",
                    "name",
                    "email",
                    "phone",
                    "industry",
                    "language",
                    "vatId",
                    "contactCount",
                    "labels",
                    "tags",
                    "createdAt",
                    "registeredAt"),
            """
            SELECT k.id, k.external_id, k.customer_number, k.status, k.lifecycle, k.name, k.email, k.phone, k.industry, k.language,
                   k.vat_id, (SELECT count(*) FROM membership x JOIN customer c ON c.id = x.customer_id
                              WHERE x.company_id = k.id AND {others})::text,
                   {words}, {createdAt}, {registeredAt}
            FROM company k WHERE\s""");

    private final String alias;
    private final List<String> columns;
    private final String sql;

    ExportKind(String alias, List<String> columns, String sql) {
        this.alias = alias;
        this.columns = columns;
        this.sql = sql;
    }

    /** The names of the columns. */
    List<String> columns() {
        return columns;
    }

    /** Of its table in a condition. */
    String alias() {
        return alias;
    }

    /**
     * A query of one column of text, or a list of text, for each of {@link #columns}, up to its condition.
     *
     * @param others which of the other kind the caller may see; its parameters come first
     */
    String sql(String others) {
        LabelOwner owner = this == CUSTOMERS ? LabelOwner.CUSTOMER : LabelOwner.COMPANY;
        return sql.replace("{others}", others)
                .replace("{words}", Labels.columns(owner, alias))
                .replace("{createdAt}", time("created_at"))
                .replace("{registeredAt}", time("registered_at"));
    }

    private String time(String column) {
        return "to_char(%s.%s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')".formatted(alias, column);
    }
}
