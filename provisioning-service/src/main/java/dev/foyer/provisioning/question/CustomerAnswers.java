package dev.foyer.provisioning.question;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.provisioning.database.Columns;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.field.Fields;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What customers answered. Which customers the caller may see or edit is for the caller to ask. */
@ApplicationScoped
public class CustomerAnswers {

    // Without values are those that staff have removed.
    private static final String OF_CUSTOMERS = """
            SELECT r.customer_id, r.question, r.question_version, r."values", r.source, r.answered_at
            FROM answer r
            WHERE r.customer_id = ANY (?) AND r."values" <> '{}'
            ORDER BY r.customer_id, r.question
            """;

    private static final String WRITE = """
            INSERT INTO answer AS r (customer_id, question, question_version, "values", source)
            SELECT ?, g.question, g.version, ARRAY(SELECT e.value
                                                   FROM jsonb_array_elements_text(g."values") WITH ORDINALITY AS e (value, place)
                                                   ORDER BY e.place), 'staff'
            FROM jsonb_to_recordset(?::jsonb) AS g (question text, version integer, "values" jsonb)
            ON CONFLICT (customer_id, question) DO UPDATE
            SET question_version = excluded.question_version, "values" = excluded."values", source = excluded.source,
                answered_at = excluded.answered_at
            WHERE (r.question_version, r."values") IS DISTINCT FROM (excluded.question_version, excluded."values")
            """;

    private static final String REMOVE = """
            UPDATE answer SET "values" = '{}', source = 'staff', answered_at = clock_timestamp()
            WHERE customer_id = ? AND question = ANY (?) AND "values" <> '{}'
            """;

    private static final String CUSTOMER_CHANGED =
            "UPDATE customer SET version = version + 1, updated_at = clock_timestamp() WHERE id = ?";

    private final Registry registry;
    private final ObjectMapper json;

    CustomerAnswers(Registry registry, ObjectMapper json) {
        this.registry = registry;
        this.json = json;
    }

    /** Adds to each customer's list what the customer answered, by question. One query for all of them. */
    public void fill(Map<String, List<CustomerAnswer>> byCustomer) {
        if (byCustomer.isEmpty()) {
            return;
        }
        registry.list(OF_CUSTOMERS, List.of(byCustomer.keySet()), row -> byCustomer
                .getOrDefault(row.getString("customer_id"), new ArrayList<>())
                .add(new CustomerAnswer(
                        row.getString("question"),
                        row.getInt("question_version"),
                        Columns.texts(row, "values"),
                        row.getString("source"),
                        Columns.requiredInstant(row, "answered_at"))));
    }

    /** What a merge patch of the customer says about answers; mistakes are errors of its fields. */
    public AnswerEdit edit(String customerId, Fields patch, List<Question> asked) {
        if (!patch.has(AnswerEdit.FIELD)) {
            return new AnswerEdit(List.of(), Set.of());
        }
        Map<String, List<CustomerAnswer>> answers = new HashMap<>(Map.of(customerId, new ArrayList<>()));
        fill(answers);
        return AnswerEdit.read(
                patch,
                asked,
                answers.values().stream()
                        .flatMap(List::stream)
                        .map(CustomerAnswer::question)
                        .collect(Collectors.toSet()));
    }

    /** Writes what staff say a customer answered, and a new version of the customer if that differs. */
    public void write(String customerId, AnswerEdit edit) {
        int changed = 0;
        if (!edit.given().isEmpty()) {
            changed += registry.write(
                    WRITE, List.of(customerId, json.valueToTree(edit.given()).toString()));
        }
        if (!edit.removed().isEmpty()) {
            changed += registry.write(REMOVE, List.of(customerId, edit.removed()));
        }
        if (changed > 0) {
            registry.write(CUSTOMER_CHANGED, List.of(customerId));
        }
    }
}
