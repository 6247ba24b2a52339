package dev.foyer.provisioning.me;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.foyer.provisioning.api.ServiceResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Two admins of one company, at the same moment. */
@QuarkusTest
@WithTestResource(value = ServiceResource.class, initArgs = @ResourceArg(name = "tokens", value = "true"))
class AdminsAtOnceTest extends MeTestBase {

    private final ExecutorService callers = Executors.newFixedThreadPool(8);

    @BeforeEach
    void twoAdmins() {
        join("bob", "pine", "admin");
    }

    @AfterEach
    void stop() {
        callers.shutdown();
    }

    @Test
    void onlyOneOfTheLastTwoLeaves() throws SQLException {
        assertThat(together(() -> leave("anna"), () -> leave("bob"))).containsExactlyInAnyOrder(204, 409);

        assertThat(members("pine")).hasSize(2).anyMatch(member -> member.endsWith(" admin"));
    }

    @Test
    void onlyOneOfTheLastTwoStepsDown() throws SQLException {
        assertThat(together(() -> demote("anna", "anna"), () -> demote("bob", "bob")))
                .containsExactlyInAnyOrder(200, 409);

        assertThat(members("pine"))
                .filteredOn(member -> member.endsWith(" admin"))
                .hasSize(1);
    }

    @Test
    void ofTwoWhoDemoteEachOtherTheSecondIsNoAdminAnyMore() throws SQLException {
        assertThat(together(() -> demote("anna", "bob"), () -> demote("bob", "anna")))
                .containsExactlyInAnyOrder(200, 403);

        assertThat(members("pine"))
                .filteredOn(member -> member.endsWith(" admin"))
                .hasSize(1);
    }

    @Test
    void ofTwoWhoRemoveEachOtherTheSecondIsNotThereAnyMore() throws SQLException {
        assertThat(together(() -> remove("anna", "bob"), () -> remove("bob", "anna")))
                .containsExactlyInAnyOrder(204, 404);

        assertThat(members("pine"))
                .filteredOn(member -> member.endsWith(" admin"))
                .hasSize(1);
    }

    @RepeatedTest(10)
    void whoeverComesFirstSomebodyIsLeft() {
        List<CompletableFuture<Integer>> calls = Stream.<Supplier<Integer>>of(
                        () -> leave("anna"),
                        () -> demote("bob", "bob"),
                        () -> remove("anna", "bob"),
                        () -> demote("bob", "anna"))
                .map(call -> CompletableFuture.supplyAsync(call, callers))
                .toList();

        assertThat(calls).allMatch(call -> List.of(200, 204, 403, 404, 409).contains(call.join()));
        assertThat(members("pine")).anyMatch(member -> member.endsWith(" admin"));
    }

    /** The answers to both calls, which wait for each other's company before either goes on. */
    private List<Integer> together(Supplier<Integer> first, Supplier<Integer> second) throws SQLException {
        try (Connection connection = registry.getConnection();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("SELECT id FROM company WHERE id = 'pine' FOR NO KEY UPDATE");
            List<CompletableFuture<Integer>> calls = Stream.of(first, second)
                    .map(call -> CompletableFuture.supplyAsync(call, callers))
                    .toList();
            await("both wait").until(() -> texts("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database()")
                    .equals(List.of("2")));
            connection.rollback();
            connection.setAutoCommit(true);
            return calls.stream().map(CompletableFuture::join).toList();
        }
    }

    private static int leave(String admin) {
        return remove(admin, admin);
    }

    private static int remove(String caller, String member) {
        return call(caller, "DELETE", "/companies/pine/members/" + member, "")
                .extract()
                .statusCode();
    }

    private static int demote(String caller, String member) {
        return call(caller, "PATCH", "/companies/pine/members/" + member, "{\"role\":\"buyer\"}")
                .extract()
                .statusCode();
    }
}
