package dev.foyer.provisioning.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.api.ServiceResource;
import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.WriteTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
@TestSecurity(user = "anna")
class AskingTest {

    private static final String MAILS = "SELECT concat_ws('|', customer_id, template, parameters) FROM mail ORDER BY 1";

    @Inject
    DataSource registry;

    @Inject
    WriteTransaction transaction;

    @Inject
    Asking asking;

    @Inject
    Decisions decisions;

    /** Anna buys as a person, the company k has an admin. */
    @BeforeEach
    void aPersonAndACompany() {
        empty();
        sql("""
            INSERT INTO customer (id, user_id, email, email_verified, registered_at) VALUES
            ('a', 'a', 'a@x.example', true, now()), ('b', 'b', 'b@x.example', true, now())
            """);
        sql("INSERT INTO company (id, name, email) VALUES ('k', 'Pine', 'k@x.example')");
        sql("INSERT INTO membership (customer_id, company_id, role) VALUES ('b', 'k', 'admin')");
    }

    @AfterEach
    void empty() {
        sql("TRUNCATE customer, company, membership, identity_command, mail CASCADE");
    }

    @Test
    void aGroupAccountIsAskedForOnce() {
        Request request = write(() -> asking.groupAccount("a", "Oak"));
        Request again = write(() -> asking.groupAccount("a", "Elm"));

        assertThat(request.type()).isEqualTo(RequestType.GROUP_ACCOUNT);
        assertThat(request.status()).isEqualTo(RequestStatus.OPEN);
        assertThat(request.companyName()).isEqualTo("Oak");
        assertThat(again).isEqualTo(request);
        assertThat(texts(MAILS)).containsExactly("a|group-account-requested|{\"company\": \"Oak\"}");
    }

    @Test
    void whoBelongsToACompanyNeedsNoGroupAccount() {
        refused(ProblemCode.COMPANY_STATUS, () -> asking.groupAccount("b", "Oak"));
        assertThat(texts("SELECT id FROM request")).isEmpty();
    }

    @Test
    void aCompanyThatWasTurnedDownKeepsNobodyFromAskingForAnotherOne() {
        sql("UPDATE company SET status = 'rejected'");

        assertThat(write(() -> asking.groupAccount("b", "Oak")).status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void theAdminsAreToldOnceADayHoweverOftenSomebodyAsks() {
        for (int n = 0; n < 3; n++) {
            Request request = write(() -> asking.joinCompany("a", "k"));
            write(() -> decisions.withdraw(request.id()));
        }

        assertThat(texts("SELECT customer_id FROM mail WHERE template = 'join-request'"))
                .containsExactly("b");
    }

    @Test
    void nobodyAsksWithoutEnd() {
        sql("INSERT INTO request (type, customer_id, company_name, status, decided_at, decided_by) "
                + "SELECT 'group_account', 'a', 'Oak', 'withdrawn', now(), 'customer:a' FROM generate_series(1, 10)");

        refused(ProblemCode.TOO_MANY_REQUESTS, () -> asking.groupAccount("a", "Oak"));
        refused(ProblemCode.TOO_MANY_REQUESTS, () -> asking.joinCompany("a", "k"));
        sql("UPDATE request SET created_at = now() - interval '25 hours'");
        assertThat(write(() -> asking.groupAccount("a", "Oak")).status()).isEqualTo(RequestStatus.OPEN);
    }

    @Test
    void whatIsWithdrawnMayBeAskedForAgain() {
        Request request = write(() -> asking.groupAccount("a", "Oak"));
        Request withdrawn = write(() -> decisions.withdraw(request.id()));
        assertThat(withdrawn.status()).isEqualTo(RequestStatus.WITHDRAWN);
        refused(ProblemCode.REQUEST_DECIDED, () -> decisions.withdraw(request.id()));

        assertThat(write(() -> asking.groupAccount("a", "Elm")).companyName()).isEqualTo("Elm");
    }

    @Test
    void whoWasRejectedAsksAgainForTheSameCompany() {
        sql("UPDATE company SET status = 'rejected', rejected_at = '2026-01-05T10:00:00Z'");
        sql("UPDATE customer SET registered_at = NULL, requested_at = '2026-01-04T10:00:00Z', "
                + "rejected_at = '2026-01-05T10:00:00Z' WHERE id = 'b'");

        Request request = write(() -> asking.newCompany("b"));
        assertThat(write(() -> asking.newCompany("b"))).isEqualTo(request);

        assertThat(request.type()).isEqualTo(RequestType.NEW_COMPANY);
        assertThat(texts("SELECT concat_ws('|', c.lifecycle, k.lifecycle, k.status) FROM customer c, company k "
                        + "WHERE c.id = 'b'"))
                .containsExactly("requested|requested|pending");
        assertThat(texts(MAILS)).containsExactly("b|company-requested|{\"company\": \"Pine\"}");
    }

    @Test
    void whoseCompanyMayBuyHasNothingToAskAgain() {
        refused(ProblemCode.COMPANY_STATUS, () -> asking.newCompany("b"));
        refused(ProblemCode.COMPANY_STATUS, () -> asking.newCompany("a"));
    }

    @Test
    void whoAsksToJoinIsToldAndSoAreTheAdmins() {
        Request request = write(() -> asking.joinCompany("a", "k"));
        write(() -> asking.joinCompany("a", "k"));

        assertThat(request.type()).isEqualTo(RequestType.JOIN_COMPANY);
        assertThat(texts(MAILS))
                .containsExactly(
                        "a|join-requested|{\"company\": \"Pine\"}",
                        "b|join-request|{\"email\": \"a@x.example\", \"company\": \"Pine\"}");
    }

    @Test
    void nobodyAsksToJoinWhatIsNotThereOrWhereTheyAre() {
        refused(ProblemCode.NOT_FOUND, () -> asking.joinCompany("a", "nothing"));
        refused(ProblemCode.NOT_FOUND, () -> asking.joinCompany("b", "k"));
        sql("UPDATE company SET status = 'blocked'");
        refused(ProblemCode.NOT_FOUND, () -> asking.joinCompany("a", "k"));
    }

    private void refused(ProblemCode code, Supplier<Request> work) {
        assertThatThrownBy(() -> write(work))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo(code));
    }

    private Request write(Supplier<Request> work) {
        return transaction.run(null, work);
    }

    private List<String> texts(String sql) {
        return TestRegistry.texts(registry, sql);
    }

    private void sql(String statement) {
        TestRegistry.execute(registry, statement);
    }
}
