package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.gone;
import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferencesTest extends MirrorTestBase {

    private static final Change ANNA = user("u1")
            .business("Print")
            .verified()
            .with("firstSignInAt", "2026-01-05T10:00:00Z")
            .newsletter("2026-01-05T10:00:00Z")
            .ofState(6)
            .change();

    private static final List<String> EDITS = List.of(
            "first_name = 'Other'",
            "last_name = NULL",
            "language = 'fr'",
            "active = false",
            "email = 'other@example.org'",
            "email_verified = false",
            "account_type = NULL",
            "business_name = 'Tea'",
            "first_sign_in_at = NULL",
            "first_sign_in_at = '2020-01-01'",
            "registered_at = NULL",
            "email_kept = true",
            "phone = '1'",
            "wanted = '{\"firstName\":\"Other\"}'",
            "wanted = '{\"lastName\":null}'",
            "wanted = '{\"active\":false}'",
            "state_version = 7, fulfilled_at = clock_timestamp()");

    @Test
    void whatIsAppliedIsNoDifference() throws SQLException {
        apply(ANNA);
        assertThat(differences(ANNA)).isEmpty();
    }

    @Test
    void aUserWithoutCustomerIsMissing() throws SQLException {
        assertThat(differences(ANNA)).containsExactly(new Difference("u1", null, Difference.Kind.MISSING, List.of()));
    }

    @Test
    void aCustomerWithoutUserHasVanished() throws SQLException {
        apply(ANNA);
        assertThat(differences(gone("u1"), gone("u2")))
                .containsExactly(new Difference("u1", "u1", Difference.Kind.VANISHED, List.of()));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            first_name = 'Other',             firstName
            last_name = NULL,                 lastName
            language = 'fr',                  language
            active = false,                   active
            email = 'other@example.org',      email
            email_kept = true,                email
            email_verified = false,           emailVerified
            account_type = 'personal',        accountType
            business_name = 'Tea',            businessName
            first_sign_in_at = NULL,          firstSignInAt
            registered_at = NULL,             registeredAt
            """)
    void aFieldThatDiffersIsNamed(String edit, String field) throws SQLException {
        apply(ANNA);
        registry.execute("UPDATE customer SET " + edit);

        assertThat(differences(ANNA))
                .containsExactly(new Difference("u1", "u1", Difference.Kind.FIELDS, List.of(field)));

        apply(ANNA);
        assertThat(differences(ANNA)).isEmpty();
    }

    @Test
    void aConsentThatIsMissingIsADifferenceAndOneThatWasWithdrawnIsNone() throws SQLException {
        apply(ANNA);
        registry.execute("UPDATE consent SET withdrawn_at = now(), withdrawn_by = 'staff:1'");
        assertThat(differences(ANNA)).isEmpty();

        registry.execute("DELETE FROM consent");
        assertThat(differences(ANNA))
                .containsExactly(new Difference("u1", "u1", Difference.Kind.FIELDS, List.of("newsletterConsent")));
        assertThat(differences(user("u1").with("newsletterConsent", "{").change()))
                .allSatisfy(difference -> assertThat(difference.fields()).doesNotContain("newsletterConsent"));
    }

    @Test
    void anAnswerThatIsMissingIsNamed() throws SQLException {
        Change answered = user("u1").answered("size", 1, "large").change();
        apply(user("u1").change());

        assertThat(differences(answered))
                .containsExactly(new Difference("u1", "u1", Difference.Kind.FIELDS, List.of("answers")));

        apply(answered);
        assertThat(differences(answered)).isEmpty();
    }

    @Test
    void anAnswerThatStaffChangedOrRemovedIsNoDifference() throws SQLException {
        Change answered = user("u1")
                .answered("size", 1, "large")
                .answered("colour", 1, "red")
                .change();
        apply(answered);
        registry.execute("UPDATE answer SET \"values\" = '{small}', source = 'staff' WHERE question = 'size'");
        registry.execute("UPDATE answer SET \"values\" = '{}', source = 'staff' WHERE question = 'colour'");

        assertThat(differences(answered)).isEmpty();
    }

    @Test
    void whatStaffWantIsNoDifference() throws SQLException {
        apply(ANNA);
        registry.execute("""
                UPDATE customer SET first_name = 'Änne', active = false, wanted = '{"firstName":"Änne","active":false}'
                """);
        assertThat(differences(ANNA)).isEmpty();
    }

    @Test
    void whoIsParkedIsLeftOut() throws SQLException {
        registry.execute(
                "INSERT INTO mirror_parked (user_id, reason, next_attempt_at) VALUES ('u1', 'because', now())");
        assertThat(differences(ANNA, gone("u2"))).isEmpty();
    }

    @Test
    void aDifferenceIsExactlyWhatApplyingWouldChange() throws SQLException {
        Random random = new Random(26);
        List<Change> snapshots = List.of(
                ANNA,
                user("u1").change(),
                user("u1")
                        .disabled()
                        .with("language", null)
                        .answered("size", 1, "large")
                        .change(),
                user("u1").newsletter("2026-01-05T10:00:00Z").change(),
                user("u1").verified().with("email", null).change());
        for (int round = 0; round < 100; round++) {
            registry.execute("DELETE FROM customer");
            applier.apply(lease, List.of(pick(random, snapshots)), CompanyApproval.STAFF);
            for (int edits = random.nextInt(3); edits > 0; edits--) {
                registry.execute("UPDATE customer SET " + pick(random, EDITS));
            }
            Change snapshot = pick(random, snapshots);
            String before = customer("version", "u1");

            List<Difference> found = differences(snapshot);
            applier.apply(lease, List.of(snapshot), CompanyApproval.STAFF);

            assertThat(found.isEmpty()).as("round %d", round).isEqualTo(before.equals(customer("version", "u1")));
            assertThat(found)
                    .allSatisfy(difference -> assertThat(difference.fields()).isNotEmpty());
        }
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private List<Difference> differences(Change... users) throws SQLException {
        try (Connection connection = registry.dataSource().getConnection()) {
            return new ArrayList<>(Differences.among(connection, List.of(users)));
        }
    }
}
