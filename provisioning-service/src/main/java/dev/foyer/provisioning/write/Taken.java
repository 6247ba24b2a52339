package dev.foyer.provisioning.write;

import dev.foyer.provisioning.problem.FieldError;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fields whose values are unique. The database decides by its constraints; here they get their names back. */
final class Taken {

    private static final Map<String, String> FIELDS = Map.of(
            "customer_email_unique", "email",
            "customer_customer_number_unique", "customerNumber",
            "customer_external_id_unique", "externalId",
            "company_email_unique", "email",
            "company_customer_number_unique", "customerNumber",
            "company_external_id_unique", "externalId",
            "company_domain_proved_once", "domain");

    private Taken() {}

    /** The answer to a value that another one has; empty for any other constraint. */
    static Optional<ProblemException> by(@Nullable String constraint) {
        String field = constraint == null ? null : FIELDS.get(constraint);
        if (field == null) {
            return Optional.empty();
        }
        String message = "another one has this value already";
        return Optional.of(new ProblemException(
                ProblemCode.ALREADY_TAKEN, field + ": " + message, List.of(new FieldError(field, message))));
    }
}
