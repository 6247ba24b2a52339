package dev.foyer.devstack.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgreSqlTest {
    private static final Path BINARIES = Path.of("target", "postgresql-binaries");

    @TempDir
    private Path state;

    @Test
    void aRestartKeepsTheData() throws SQLException {
        try (PostgreSql server = PostgreSql.start(PostgreSqlSettings.in(state, BINARIES))) {
            execute(server, "create table t as select 'kept ä' as v");
            server.stop();
            assertThat(server.running()).isFalse();
            server.start();

            assertThat(query(server, "select v from t")).isEqualTo("kept ä");
            assertThat(query(server, "show server_encoding")).isEqualTo("UTF8");
            assertThat(query(server, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aKilledServerComesBackWithWhatWasCommitted() throws SQLException {
        try (PostgreSql server = PostgreSql.start(PostgreSqlSettings.in(state, BINARIES))) {
            execute(server, "create table t as select 'committed' as v");
            server.kill();
            server.start();

            assertThat(query(server, "select v from t")).isEqualTo("committed");
        }
    }

    @Test
    void aServerKilledWhileASessionIsAtWorkStartsAgainAtOnce() throws Exception {
        try (PostgreSql server = PostgreSql.start(PostgreSqlSettings.in(state, BINARIES))) {
            execute(server, "create table t as select 'committed' as v");
            CountDownLatch atWork = new CountDownLatch(1);
            CompletableFuture<Void> session = CompletableFuture.runAsync(() -> {
                assertThatThrownBy(() -> {
                            try (Connection connection = server.connect("registry");
                                    Statement statement = connection.createStatement()) {
                                atWork.countDown();
                                statement.execute("select count(*) from generate_series(1, 10000000000)");
                            }
                        })
                        .isInstanceOf(SQLException.class);
            });
            atWork.await();
            server.kill();
            server.start();

            session.get(10, TimeUnit.SECONDS);
            assertThat(query(server, "select v from t")).isEqualTo("committed");
        }
    }

    @Test
    void aClosedServerDoesNotStartAgain() {
        PostgreSql server = PostgreSql.start(PostgreSqlSettings.in(state, BINARIES));
        server.close();

        assertThatThrownBy(server::start).hasMessage("PostgreSQL was closed for good.");
        assertThat(server.running()).isFalse();
    }

    @Test
    void aServerThatAKilledRunLeftBehindIsReplaced() throws SQLException {
        PostgreSql left = PostgreSql.start(PostgreSqlSettings.in(state, BINARIES));
        execute(left, "create table t as select 'old' as v");

        try (PostgreSql server = PostgreSql.start(PostgreSqlSettings.in(state, BINARIES))) {
            assertThat(server.port()).isNotEqualTo(left.port());
            assertThat(query(server, "select v from t")).isEqualTo("old");
        }
        assertThat(left.running()).isFalse();
    }

    private static void execute(PostgreSql server, String sql) throws SQLException {
        try (Connection connection = server.connect("registry");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgreSql server, String sql) throws SQLException {
        try (Connection connection = server.connect("registry");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
