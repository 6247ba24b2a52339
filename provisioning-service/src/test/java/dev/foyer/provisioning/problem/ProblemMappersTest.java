package dev.foyer.provisioning.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.api.KeptLog;
import dev.foyer.provisioning.database.RegistryException;
import io.quarkus.security.AuthenticationFailedException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ProblemMappersTest {

    private final ProblemMappers mappers = new ProblemMappers();

    @Test
    void aBadTokenIsTheCallersFault() {
        assertThat(mappers.authenticationFailed(new AuthenticationFailedException(new IllegalStateException()))
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void keysThatCannotBeFetchedAreNot() {
        assertThat(mappers.authenticationFailed(new AuthenticationFailedException(new ConnectException()))
                        .getStatus())
                .isEqualTo(503);
    }

    @Test
    void aDatabaseOutOfReachMayWorkLater() {
        assertThat(mappers.registry(new RegistryException(new SQLException("x", "08006")))
                        .getStatus())
                .isEqualTo(503);
    }

    @Test
    void aMistakeOfOurOwnIsLogged() {
        try (KeptLog log = new KeptLog(ProblemMappers.class.getName())) {
            assertThat(mappers.registry(new RegistryException(new SQLException("x", "42601")))
                            .getStatus())
                    .isEqualTo(500);
            assertThat(log.lines()).hasSize(1);
        }
    }
}
