package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Who types the name of a company that exists. */
class JoinByNameTest extends MirrorTestBase {

    private static final String REQUESTS =
            "SELECT concat_ws('|', type, status, customer_id, company_id, company_name) FROM request ORDER BY customer_id";

    private static final String MAILS =
            "SELECT concat_ws('|', customer_id, template, parameters) FROM mail ORDER BY template, customer_id";

    @BeforeEach
    void aCompanyWithItsAdmin() {
        registry.execute(
                "INSERT INTO company (id, name, email) VALUES ('k1', 'Müller & Söhne GmbH', 'k1@example.org')");
        registry.execute(
                "INSERT INTO customer (id, user_id, email, email_verified) VALUES ('boss', 'boss', 'b@x.example', true)");
        registry.execute("INSERT INTO membership (customer_id, company_id, role) VALUES ('boss', 'k1', 'admin')");
        registry.execute("DELETE FROM identity_command");
    }

    @Test
    void asksToJoinAndIsNoMember() throws SQLException {
        apply(user("u1").verified().business("MULLER SOHNE"));

        assertThat(registry.texts(REQUESTS)).containsExactly("join_company|open|u1|k1|MULLER SOHNE");
        assertThat(registry.texts("SELECT customer_id FROM membership")).containsExactly("boss");
        assertThat(count("company")).isEqualTo(1);
        assertThat(registry.texts("SELECT companies::text FROM user_identity WHERE user_id = 'u1'"))
                .containsExactly("{}");
    }

    @Test
    void isToldWhatHappensNextInTheirOwnWordsAndSoAreTheAdmins() throws SQLException {
        registry.execute(
                "INSERT INTO customer (id, user_id, active) VALUES ('gone', NULL, true), ('off', 'off', false)");
        registry.execute("INSERT INTO customer (id, user_id) VALUES ('buyer', 'buyer')");
        registry.execute("INSERT INTO membership (customer_id, company_id, role) "
                + "VALUES ('gone', 'k1', 'admin'), ('off', 'k1', 'admin'), ('buyer', 'k1', 'buyer')");

        apply(user("u1").verified().business("MULLER SOHNE"));

        assertThat(registry.texts(MAILS))
                .containsExactly(
                        "boss|join-request|{\"email\": \"u1@example.org\", \"company\": \"Müller & Söhne GmbH\"}",
                        "u1|join-requested|{\"company\": \"MULLER SOHNE\"}");
    }

    @Test
    void asksOnceHoweverOftenTheSnapshotComes() throws SQLException {
        apply(user("u1").verified().business("MULLER SOHNE"));
        apply(user("u1").verified().business("MULLER SOHNE"));
        apply(user("u1").verified().business("Another name"));

        assertThat(count("request")).isEqualTo(1);
        assertThat(count("mail")).isEqualTo(2);
        assertThat(count("company")).isEqualTo(1);
    }

    @Test
    void unconfirmedAsksForNothing() throws SQLException {
        apply(user("u1").business("MULLER SOHNE"));

        assertThat(count("request")).isZero();
        assertThat(count("mail")).isZero();
    }

    @Test
    void ofSeveralAtOnceWithOneNewNameTheFirstHasItAndTheOthersAsk() throws SQLException {
        apply(
                user("u1")
                        .verified()
                        .business("Fir Ltd")
                        .with("createdAt", "2026-01-05T11:00:00Z")
                        .change(),
                user("u2")
                        .verified()
                        .business("Fir")
                        .with("createdAt", "2026-01-05T10:00:00Z")
                        .change(),
                user("u3")
                        .verified()
                        .business("F.I.R. Ltd.")
                        .with("createdAt", "2026-01-05T12:00:00Z")
                        .change());

        assertThat(registry.texts("SELECT concat_ws('|', m.customer_id, k.name, m.role) FROM membership m "
                        + "JOIN company k ON k.id = m.company_id WHERE k.id <> 'k1'"))
                .containsExactly("u2|Fir|admin");
        assertThat(registry.texts("SELECT concat_ws('|', customer_id, company_name) FROM request ORDER BY 1"))
                .containsExactly("u1|Fir Ltd", "u3|F.I.R. Ltd.");
    }

    @Test
    void whoseCompanyWithTheirAddressIsThereNeedsNoName() throws SQLException {
        registry.execute("INSERT INTO company (id, name, email) VALUES ('k2', 'Imported', 'u1@example.org')");

        apply(user("u1").verified().business("MULLER SOHNE"));

        assertThat(registry.texts("SELECT concat_ws('|', company_id, role) FROM membership WHERE customer_id = 'u1'"))
                .containsExactly("k2|admin");
        assertThat(count("request")).isZero();
    }

    @Test
    void aNameThatOnlyARejectedCompanyHasIsFree() throws SQLException {
        registry.execute("UPDATE company SET status = 'rejected'");

        apply(user("u1").verified().business("MULLER SOHNE"));

        assertThat(registry.texts("SELECT k.name FROM membership m JOIN company k ON k.id = m.company_id "
                        + "WHERE m.customer_id = 'u1'"))
                .containsExactly("MULLER SOHNE");
    }

    @ParameterizedTest
    @CsvSource({"pending,blocked,k2", "blocked,active,k3", "active,active,k2", "blocked,blocked,k2"})
    void ofSeveralOfThatNameTheOneThatMayBuyIsMeantAndElseTheOldest(String second, String third, String meant)
            throws SQLException {
        registry.execute("UPDATE company SET status = 'blocked', created_at = '2026-01-03T10:00:00Z'");
        registry.execute(
                "INSERT INTO company (id, name, email, status, created_at) VALUES ('k2', 'Müller Söhne', 'k2@x.example', ?, "
                        + "'2026-01-01T10:00:00Z'), ('k3', 'Müller Söhne', 'k3@x.example', ?, '2026-01-02T10:00:00Z')",
                second,
                third);

        apply(user("u1").verified().business("Müller Söhne"));

        assertThat(registry.texts("SELECT company_id FROM request")).containsExactly(meant);
    }

    @ParameterizedTest
    @CsvSource({"pending", "blocked"})
    void theAdminsOfACompanyThatMayNotBuyAreNotTold(String status) throws SQLException {
        registry.execute("UPDATE company SET status = ?", status);

        apply(user("u1").verified().business("Müller Söhne"));

        assertThat(registry.texts("SELECT customer_id FROM mail")).containsExactly("u1");
    }

    @ParameterizedTest
    @EnumSource(CompanyApproval.class)
    void isRegisteredUnlessStaffLetBusinessesIn(CompanyApproval approval) throws SQLException {
        applier.apply(
                lease, List.of(user("u1").verified().business("MULLER SOHNE").change()), approval);

        assertThat(customer("lifecycle", "u1"))
                .isEqualTo(approval == CompanyApproval.STAFF ? "requested" : "registered");
    }
}
