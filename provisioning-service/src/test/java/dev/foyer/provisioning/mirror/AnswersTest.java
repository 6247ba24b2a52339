package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.gone;
import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest extends MirrorTestBase {

    @Test
    void theAnswersOfASignUpComeWithTheVersionThatWasAsked() throws SQLException {
        String longText = "x".repeat(3000);
        apply(user("u1").answered("size", 2, "large").answered("uses", 1, "boats", "houses"));
        apply(user("u2").answered("story", 1, longText));

        assertThat(answers())
                .containsExactly(
                        "u1 size 2 {large} sign_up",
                        "u1 uses 1 {boats,houses} sign_up",
                        "u2 story 1 {" + longText + "} sign_up");
        assertThat(registry.texts("SELECT DISTINCT (answered_at = '2026-01-05T10:00:00Z')::text FROM answer"))
                .containsExactly("true");
        assertThat(customer("version", "u1")).isEqualTo("1");
    }

    @Test
    void anAnswerIsReadOnceWhateverKeycloakSaysLater() throws SQLException {
        apply(user("u1").answered("size", 1, "large"));
        apply(user("u1").answered("size", 2, "small"));
        apply(user("u1"));

        assertThat(answers()).containsExactly("u1 size 1 {large} sign_up");
        assertThat(customer("version", "u1")).isEqualTo("1");
    }

    @Test
    void anAnswerThatComesLaterIsANewVersionOfTheCustomer() throws SQLException {
        apply(user("u1").answered("size", 1, "large"));
        apply(user("u1").answered("size", 1, "large").answered("colour", 1, "red"));
        apply(user("u1").answered("size", 1, "large").answered("colour", 1, "red"));

        assertThat(answers()).containsExactly("u1 colour 1 {red} sign_up", "u1 size 1 {large} sign_up");
        assertThat(customer("version", "u1")).isEqualTo("2");
    }

    @Test
    void whatStaffWroteOrRemovedStays() throws SQLException {
        apply(user("u1").answered("size", 1, "large").answered("colour", 1, "red"));
        registry.execute("UPDATE answer SET \"values\" = '{small}', source = 'staff' WHERE question = 'size'");
        registry.execute("UPDATE answer SET \"values\" = '{}', source = 'staff' WHERE question = 'colour'");

        apply(user("u1").answered("size", 1, "large").answered("colour", 1, "red"));

        assertThat(answers()).containsExactly("u1 colour 1 {} staff", "u1 size 1 {small} staff");
    }

    @Test
    void answersThatCannotBeReadSpoilOneUser() throws SQLException {
        Change broken = user("u1").answered("size", 1, "large").change();
        ((ObjectNode) broken.user())
                .withArray("answers")
                .addObject()
                .put("question", "colour")
                .put("values", "red");

        apply(broken, user("u2").answered("size", 1, "small").change());

        assertThat(answers()).containsExactly("u2 size 1 {small} sign_up");
        assertThat(registry.texts("SELECT user_id FROM mirror_parked")).containsExactly("u1");
    }

    @Test
    void anAnswerWithoutValuesIsNone() throws SQLException {
        apply(user("u1").answered("size", 1));

        assertThat(answers()).isEmpty();
    }

    @Test
    void whatStaffWroteOfAProspectComesAlongAndTheSignUpAddsTheRest() throws SQLException {
        registry.execute("INSERT INTO customer (id, email) VALUES ('old', 'anna@example.org')");
        registry.execute("INSERT INTO answer (customer_id, question, question_version, \"values\", source) "
                + "VALUES ('old', 'size', 1, '{huge}', 'staff')");

        apply(user("u1")
                .with("email", "anna@example.org")
                .verified()
                .answered("size", 2, "large")
                .answered("colour", 1, "red"));

        assertThat(answers()).containsExactly("u1 colour 1 {red} sign_up", "u1 size 1 {huge} staff");
    }

    @Test
    void theAnswersOfAnUnconfirmedSignUpOutliveItsRow() throws SQLException {
        registry.execute("INSERT INTO customer (id, email) VALUES ('old', 'anna@example.org')");
        Snapshots anna = user("u1").with("email", "anna@example.org").answered("size", 1, "large");

        apply(anna);
        apply(anna.verified());

        assertThat(registry.texts("SELECT id FROM customer")).containsExactly("u1");
        assertThat(answers()).containsExactly("u1 size 1 {large} sign_up");
    }

    @Test
    void whoSignsUpOnceMoreAnswersAnewButWhatStaffWroteStays() throws SQLException {
        apply(user("u1")
                .verified()
                .answered("size", 1, "large")
                .answered("colour", 1, "red")
                .answered("uses", 1, "boats"));
        registry.execute("UPDATE answer SET \"values\" = '{blue}', source = 'staff' WHERE question = 'colour'");
        apply(gone("u1"));

        apply(user("u2")
                .with("email", "u1@example.org")
                .verified()
                .answered("size", 2, "small")
                .answered("colour", 2, "green"));

        assertThat(answers())
                .containsExactly("u2 colour 1 {blue} staff", "u2 size 2 {small} sign_up", "u2 uses 1 {boats} sign_up");
    }

    @Test
    void whatIsReadIsAudited() throws SQLException {
        apply(user("u1").answered("size", 2, "large"));

        assertThat(registry.texts("SELECT concat_ws(' ', actor, action, entity_id, after ->> 'question', "
                        + "after ->> 'question_version', after ->> 'values') FROM audit WHERE entity = 'answer' "
                        + "AND entity_id = 'u1' ORDER BY id DESC LIMIT 1"))
                .containsExactly("keycloak insert u1 size 2 [\"large\"]");
    }

    private List<String> answers() {
        return registry.texts("SELECT concat_ws(' ', customer_id, question, question_version, \"values\", source) "
                + "FROM answer ORDER BY customer_id, question");
    }
}
