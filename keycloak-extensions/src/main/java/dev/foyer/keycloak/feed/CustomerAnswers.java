package dev.foyer.keycloak.feed;

import dev.foyer.keycloak.question.QuestionVersions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what users answered, for a set of them in one statement, and in none where the realm asks nothing. */
final class CustomerAnswers {

    private static final String ATTRIBUTES = """
            select user_id, name, coalesce(long_value, value)
              from user_attribute
             where user_id = any (?) and name = any (?) and coalesce(long_value, value) <> ''
            """;

    private final Connection connection;
    private final Map<String, Integer> questions;

    /** @param questions version of each question by its name, in the order of the answers */
    CustomerAnswers(Connection connection, Map<String, Integer> questions) {
        this.connection = connection;
        this.questions = questions;
    }

    /** Returns the answers by user; who answered nothing may be absent. */
    Map<String, List<CustomerAnswer>> of(Collection<String> userIds) throws SQLException {
        Map<String, List<CustomerAnswer>> answers = new HashMap<>();
        if (!questions.isEmpty() && !userIds.isEmpty()) {
            attributes(userIds).forEach((user, attributes) -> answers.put(user, answers(attributes)));
        }
        return answers;
    }

    private Map<String, Map<String, List<String>>> attributes(Collection<String> userIds) throws SQLException {
        List<String> names = new ArrayList<>(questions.keySet());
        names.add(QuestionVersions.ATTRIBUTE);
        try (PreparedStatement query = connection.prepareStatement(ATTRIBUTES)) {
            query.setArray(1, connection.createArrayOf("varchar", userIds.toArray()));
            query.setArray(2, connection.createArrayOf("varchar", names.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                Map<String, Map<String, List<String>>> attributes = new HashMap<>();
                while (rows.next()) {
                    attributes
                            .computeIfAbsent(rows.getString(1), user -> new HashMap<>())
                            .computeIfAbsent(rows.getString(2), name -> new ArrayList<>())
                            .add(rows.getString(3));
                }
                return attributes;
            }
        }
    }

    private List<CustomerAnswer> answers(Map<String, List<String>> attributes) {
        Map<String, Integer> asked =
                QuestionVersions.parse(attributes.getOrDefault(QuestionVersions.ATTRIBUTE, List.of()));
        List<CustomerAnswer> answers = new ArrayList<>();
        questions.forEach((name, current) -> {
            List<String> values = attributes.getOrDefault(name, List.of());
            if (!values.isEmpty()) {
                answers.add(new CustomerAnswer(
                        name,
                        asked.getOrDefault(name, current),
                        values.stream().sorted().toList()));
            }
        });
        return answers;
    }
}
