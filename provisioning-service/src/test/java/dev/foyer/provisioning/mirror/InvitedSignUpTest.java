package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InvitedSignUpTest extends MirrorTestBase {

    private static final String MEMBERS = """
            SELECT concat_ws('|', m.customer_id, k.id, m.role, k.version)
            FROM membership m JOIN company k ON k.id = m.company_id WHERE m.customer_id <> 'boss' ORDER BY 1
            """;

    @BeforeEach
    void aCompanyWithAnAdmin() {
        registry.execute("INSERT INTO company (id, name, email) VALUES ('k', 'Pine', 'office@pine.example')");
        registry.execute("INSERT INTO customer (id) VALUES ('boss')");
        registry.execute("INSERT INTO membership (customer_id, company_id, role) VALUES ('boss', 'k', 'admin')");
    }

    @ParameterizedTest
    @EnumSource(CompanyApproval.class)
    void whoIsInvitedIsAMemberInThatRoleWhoeverLetsBusinessesIn(CompanyApproval approval) throws SQLException {
        invite("k", "U1@Example.org", "viewer", "1 day");

        applier.apply(lease, List.of(user("u1").verified().business("PINE Ltd.").change()), approval);

        assertThat(registry.texts(MEMBERS)).containsExactly("u1|k|viewer|2");
        assertThat(registry.texts("SELECT name FROM company")).containsExactly("Pine");
        assertThat(registry.texts("SELECT status || (ended_at IS NOT NULL) FROM invitation"))
                .containsExactly("acceptedtrue");
        assertThat(customer("lifecycle", "u1")).isEqualTo("registered");
        assertThat(customer("business_name_read_at IS NOT NULL", "u1")).isEqualTo("true");
    }

    @Test
    void anUnconfirmedAddressIsNotInvited() throws SQLException {
        invite("k", "u1@example.org", "buyer", "1 day");

        apply(user("u1").business("Pine"));

        assertThat(registry.texts(MEMBERS)).isEmpty();
        assertThat(registry.texts("SELECT status FROM invitation")).containsExactly("open");
    }

    @Test
    void ofSeveralTheNewestCountsAndTheOthersStayOpen() throws SQLException {
        registry.execute("INSERT INTO company (id, name, email) VALUES ('l', 'Pine', 'office@fir.example')");
        invite("k", "u1@example.org", "buyer", "1 day");
        invite("l", "u1@example.org", "admin", "1 day");

        apply(user("u1").verified().business("Pine"));

        assertThat(registry.texts(MEMBERS)).containsExactly("u1|l|admin|2");
        assertThat(registry.texts("SELECT company_id || status FROM invitation ORDER BY 1"))
                .containsExactly("kopen", "laccepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"declined", "withdrawn", "accepted"})
    void anInvitationThatHasEndedIsNone(String status) throws SQLException {
        invite("k", "u1@example.org", "buyer", "1 day");
        registry.execute("UPDATE invitation SET status = ?, ended_at = now()", status);

        apply(user("u1").verified().business("Pine"));

        assertThat(registry.texts(MEMBERS)).isEmpty();
    }

    @Test
    void anInvitationWhoseTimeIsOverIsNone() throws SQLException {
        invite("k", "u1@example.org", "buyer", "-1 second");

        apply(user("u1").verified().business("Pine"));

        assertThat(registry.texts(MEMBERS)).isEmpty();
        assertThat(registry.texts("SELECT status FROM invitation")).containsExactly("open");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "rejected", "blocked"})
    void nobodyJoinsACompanyThatMayNotBuy(String status) throws SQLException {
        registry.execute("UPDATE company SET status = ?", status);
        invite("k", "u1@example.org", "buyer", "1 day");

        apply(user("u1").verified().business("Pine"));

        assertThat(registry.texts("SELECT customer_id FROM membership WHERE company_id = 'k'"))
                .containsExactly("boss");
    }

    @Test
    void theCompanyWithThatVeryAddressGoesBefore() throws SQLException {
        registry.execute("INSERT INTO company (id, name, email) VALUES ('own', 'Imported', 'u1@example.org')");
        invite("k", "u1@example.org", "buyer", "1 day");

        apply(user("u1").verified().business("Pine"));

        assertThat(registry.texts("SELECT company_id || role FROM membership WHERE customer_id = 'u1'"))
                .containsExactly("ownadmin");
        assertThat(registry.texts("SELECT status FROM invitation")).containsExactly("open");
    }

    @Test
    void whoSignsUpForAnotherBusinessIsNotTakenForThatOfAStranger() throws SQLException {
        invite("k", "u1@example.org", "buyer", "1 day");

        apply(user("u1").verified().business("My own"));

        assertThat(registry.texts(
                        "SELECT k.name || ' ' || m.role FROM membership m JOIN company k ON k.id = m.company_id "
                                + "WHERE m.customer_id = 'u1'"))
                .containsExactly("My own admin");
        assertThat(registry.texts("SELECT status FROM invitation")).containsExactly("open");
    }

    @Test
    void aCompanyThatHasProvedTheDomainInvitesWhateverTheNameIs() throws SQLException {
        registry.execute(
                "INSERT INTO company_domain (company_id, domain, unicode, challenge, verified_at, seen_at, checked_at) "
                        + "VALUES ('k', 'example.org', 'example.org', 'c', now(), now(), now())");
        invite("k", "u1@example.org", "viewer", "1 day");

        apply(user("u1").verified().business("My own"));

        assertThat(registry.texts(MEMBERS)).containsExactly("u1|k|viewer|2");
    }

    @Test
    void theSameSnapshotAgainChangesNothing() throws SQLException {
        invite("k", "u1@example.org", "buyer", "1 day");
        apply(user("u1").verified().business("Pine"));
        registry.execute("DELETE FROM membership WHERE customer_id = 'u1'");
        invite("k", "u1@example.org", "admin", "1 day");

        apply(user("u1").verified().business("Pine"));

        assertThat(registry.texts(MEMBERS)).isEmpty();
    }

    private void invite(String company, String email, String role, String fromNow) {
        registry.execute(
                "INSERT INTO invitation (company_id, email, role, expires_at) VALUES (?, ?, ?, clock_timestamp() + ?::interval)",
                company,
                email,
                role,
                fromNow);
    }
}
