package dev.foyer.provisioning.mirror;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Why the registry does not take a snapshot, told without any value of it.
 *
 * @param reason for staff
 */
record Refusal(String reason) {

    /** The address is another customer's: the rest of the snapshot can be applied. */
    static final Refusal EMAIL_TAKEN = new Refusal("Another customer has this email address");

    /** The id that Keycloak names is not the customer's, which is written over it. */
    static final Refusal OTHER_ID = new Refusal("Keycloak names another customer id; the registry's is kept");

    /** Everything but the company is applied. Ways into Keycloak that check nothing, such as imports, let such names in. */
    static final Refusal NAME_TOO_LONG =
            new Refusal("The business name is longer than a company's may be, 255 characters");

    // PostgreSQL, appendix A: cardinality, data, integrity constraint, and program limits such as an index row's size.
    private static final Set<String> DATA_CLASSES = Set.of("21", "22", "23", "54");

    private static final Map<String, Refusal> CONSTRAINTS = Map.of(
            "customer_email_unique", EMAIL_TAKEN,
            "customer_pkey", new Refusal("Another customer has this id"),
            "company_email_unique", new Refusal("Another company has this email address"));

    /** The refusal when it is the data's fault; empty when the database is in trouble and the same may work later. */
    static Optional<Refusal> of(SQLException e) {
        String state = e.getSQLState();
        if (state == null || state.length() != 5 || !DATA_CLASSES.contains(state.substring(0, 2))) {
            return Optional.empty();
        }
        String constraint = constraint(e);
        if (constraint == null) {
            return Optional.of(new Refusal("A value cannot be stored (SQL state " + state + ")"));
        }
        return Optional.of(CONSTRAINTS.getOrDefault(constraint, new Refusal("Violates " + constraint)));
    }

    private static @Nullable String constraint(SQLException e) {
        ServerErrorMessage message = e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        if (message == null) {
            return null;
        }
        return message.getConstraint() == null && message.getColumn() != null
                ? "the rule that " + message.getColumn() + " is present"
                : message.getConstraint();
    }
}
