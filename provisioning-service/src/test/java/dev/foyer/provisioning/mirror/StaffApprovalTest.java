package dev.foyer.provisioning.mirror;

import static dev.foyer.provisioning.mirror.Snapshots.gone;
import static dev.foyer.provisioning.mirror.Snapshots.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.keycloak.Changes.Change;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of business sign-ups where staff let businesses in. */
class StaffApprovalTest extends MirrorTestBase {

    private static final Change ANNA =
            user("u1").verified().business("Print GmbH").change();

    private static final String APPROVE = "UPDATE company SET status = 'active', registered_at = clock_timestamp()";

    @Test
    void theCompanyIsPendingAndThePersonHasRequested() throws SQLException {
        byStaff(ANNA);

        assertThat(registry.texts("SELECT concat_ws('|', name, email, status, lifecycle) FROM company"))
                .containsExactly("Print GmbH|u1@example.org|pending|requested");
        assertThat(registry.texts("SELECT concat_ws('|', m.customer_id, m.role) FROM membership m"))
                .containsExactly("u1|admin");
        assertThat(registry.texts("SELECT concat_ws('|', r.type, r.status, r.customer_id, r.company_name, k.name) "
                        + "FROM request r JOIN company k ON k.id = r.company_id"))
                .containsExactly("new_company|open|u1|Print GmbH|Print GmbH");
        assertThat(registry.texts("SELECT concat_ws('|', customer_status, companies) FROM user_identity"))
                .containsExactly("requested|{}");
        assertThat(registry.texts("SELECT concat_ws('|', customer_id, template, parameters) FROM mail"))
                .containsExactly("u1|company-requested|{\"company\": \"Print GmbH\"}");
    }

    @Test
    void laterSnapshotsDoNotRegisterWhoWaits() throws SQLException {
        byStaff(ANNA);
        byStaff(user("u1")
                .verified()
                .business("Print GmbH")
                .with("firstName", "Änne")
                .change());
        apply(user("u1")
                .verified()
                .business("Print GmbH")
                .with("firstName", "Anne")
                .change());

        assertThat(customer("lifecycle", "u1")).isEqualTo("requested");
        assertThat(customer("first_name", "u1")).isEqualTo("Anne");
        assertThat(count("request")).isEqualTo(1);
    }

    @Test
    void whoWaitsIsNoDifferenceForTheReconciliation() throws SQLException {
        byStaff(ANNA);

        try (Connection connection = registry.dataSource().getConnection()) {
            assertThat(Differences.among(connection, List.of(ANNA))).isEmpty();
        }
    }

    @Test
    void whoIsLetInIsRegisteredFromThatMomentOn() throws SQLException {
        byStaff(ANNA);
        registry.execute(APPROVE);

        assertThat(registry.texts("SELECT concat_ws('|', customer_status, cardinality(companies)) FROM user_identity"))
                .containsExactly("registered|1");
        byStaff(ANNA);
        assertThat(customer("lifecycle", "u1")).isEqualTo("registered");
    }

    @Test
    void whoseAddressIsNotProvedWhenLetInIsRegisteredOnceItIs() throws SQLException {
        byStaff(ANNA);
        byStaff(user("u1").business("Print GmbH").change());
        registry.execute(APPROVE);
        assertThat(customer("lifecycle", "u1")).isEqualTo("requested");

        byStaff(ANNA);
        assertThat(customer("lifecycle", "u1")).isEqualTo("registered");
    }

    @Test
    void whoJoinsAnActiveCompanyMeanwhileIsRegistered() throws SQLException {
        byStaff(ANNA);
        registry.execute("INSERT INTO company (id, name, email) VALUES ('k2', 'Fir', 'k2@example.org')");
        registry.execute("INSERT INTO membership (customer_id, company_id, role) VALUES ('u1', 'k2', 'viewer')");

        assertThat(customer("lifecycle", "u1")).isEqualTo("registered");
    }

    @Test
    void whoIsTurnedDownIsRejectedAndMayAskAgain() throws SQLException {
        byStaff(ANNA);
        registry.execute(
                "UPDATE request SET status = 'rejected', decided_at = clock_timestamp(), decided_by = 'staff:1'");
        assertThat(lifecycles()).isEqualTo("rejected|rejected|rejected");
        byStaff(ANNA);
        assertThat(lifecycles()).isEqualTo("rejected|rejected|rejected");

        registry.execute(
                "INSERT INTO request (type, customer_id, company_id) SELECT 'new_company', 'u1', id FROM company");
        assertThat(lifecycles()).isEqualTo("requested|requested|pending");
    }

    @Test
    void whoIsAPersonAfterAllWaitsForNobody() throws SQLException {
        byStaff(ANNA);
        registry.execute(
                "UPDATE request SET status = 'rejected', decided_at = clock_timestamp(), decided_by = 'staff:1'");

        byStaff(user("u1").verified().with("accountType", "personal").change());

        assertThat(customer("lifecycle", "u1")).isEqualTo("registered");
    }

    @Test
    void anIndividualIsRegisteredAtOnce() throws SQLException {
        byStaff(user("u1").verified().change());

        assertThat(customer("lifecycle", "u1")).isEqualTo("registered");
        assertThat(count("request")).isZero();
    }

    @Test
    void aContactThatStaffMadeIsRegisteredAtOnce() throws SQLException {
        registry.execute("INSERT INTO customer (id, email) VALUES ('old', 'u1@example.org')");
        registry.execute("INSERT INTO company (id, name, email) VALUES ('k2', 'Fir', 'k2@example.org')");
        registry.execute("INSERT INTO membership (customer_id, company_id, role) VALUES ('old', 'k2', 'viewer')");

        byStaff(ANNA);

        assertThat(customer("lifecycle", "u1")).isEqualTo("registered");
        assertThat(registry.texts("SELECT name FROM company")).containsExactly("Fir");
        assertThat(count("request")).isZero();
    }

    @Test
    void whoWasRegisteredBeforeStaysSo() throws SQLException {
        byStaff(user("u1").verified().change());
        byStaff(ANNA);

        assertThat(lifecycles()).isEqualTo("registered|requested|pending");
    }

    @Test
    void aNameThatIsTooLongLeavesThePersonOutsideAndInSight() throws SQLException {
        byStaff(user("u1").verified().business("x".repeat(300)).change());

        assertThat(customer("lifecycle", "u1")).isEqualTo("prospect");
        assertThat(registry.texts("SELECT user_id FROM mirror_parked")).containsExactly("u1");

        byStaff(ANNA);
        assertThat(lifecycles()).isEqualTo("requested|requested|pending");
        assertThat(count("mirror_parked")).isZero();
    }

    @Test
    void whoIsGoneAsksForNothing() throws SQLException {
        byStaff(ANNA);
        byStaff(gone("u1"));

        assertThat(registry.texts("SELECT concat_ws('|', status, decided_by) FROM request"))
                .containsExactly("withdrawn|keycloak");
        assertThat(lifecycles()).isEqualTo("rejected|rejected|rejected");
    }

    private String lifecycles() {
        return registry.text("SELECT concat_ws('|', c.lifecycle, k.lifecycle, k.status) "
                + "FROM customer c JOIN membership m ON m.customer_id = c.id JOIN company k ON k.id = m.company_id");
    }

    private void byStaff(Change... changes) throws SQLException {
        applier.apply(lease, List.of(changes), CompanyApproval.STAFF);
    }
}
