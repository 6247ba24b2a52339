package dev.foyer.provisioning.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.api.KeycloakWire;
import dev.foyer.provisioning.api.ServiceResource;
import dev.foyer.provisioning.configuration.FoyerConfiguration;
import dev.foyer.provisioning.database.TestRegistry;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.KeycloakUnavailableException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire in a turn, and in which order. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class MirrorTurnTest {

    private static final String FEED = """
            {"changes":[{"userId":"u1","markers":[11,12],"kind":"later","user":{"id":"u1","email":"u1@example.org",
              "emailVerified":true,"enabled":true,"accountType":"business","businessName":"Print"}},
             {"userId":"u2","markers":[13],"user":null}],"oldest":"2026-01-01T00:00:00Z","later":1}""";

    private static final String NOTHING = "{\"changes\":[],\"oldest\":null}";

    @Inject
    DataSource registry;

    @Inject
    CustomerRealm realm;

    @Inject
    FoyerConfiguration configuration;

    KeycloakWire keycloak;

    private FeedWatch watch;
    private Mirror mirror;

    @BeforeEach
    void aMirror() {
        keycloak.forget();
        keycloak.answer("GET changes", 200, NOTHING);
        keycloak.answer("GET settings", 200, "{\"companyApproval\":\"automatic\"}");
        keycloak.answer("POST acknowledgements", 200, NOTHING);
        TestRegistry.execute(registry, "TRUNCATE customer, company, membership, customer_alias, mirror_parked CASCADE");
        TestRegistry.execute(registry, "UPDATE mirror_lease SET expires_at = '-infinity', holder = NULL");
        watch = new FeedWatch(registry, Clock.systemUTC(), Duration.ofSeconds(3));
        mirror = new Mirror(registry, realm, configuration.mirror(), "here", watch, Clock.systemUTC());
    }

    @AfterEach
    void close() throws SQLException {
        mirror.close();
    }

    @Test
    void changesAreFetchedAppliedAndThenAcknowledgedWithTheNextRequest() throws SQLException {
        keycloak.answer("GET changes", 200, FEED);

        assertThat(mirror.turn()).isLessThanOrEqualTo(Duration.ofMillis(100));
        assertThat(watch.lagSeconds()).isGreaterThan(0);
        mirror.turn();

        assertThat(customers()).isEqualTo(1);
        assertThat(keycloak.requests().stream().filter(request -> !request.contains("/token")))
                .containsExactly(
                        "GET /admin/realms/customers/foyer/changes?max=500 Bearer t0ken ",
                        "GET /admin/realms/customers/foyer/settings Bearer t0ken ",
                        "POST /admin/realms/customers/foyer/changes/acknowledgements?max=500 Bearer t0ken "
                                + "{\"markers\":[11,12,13]}");
        assertThat(watch.lagSeconds()).isZero();
    }

    @Test
    void whatCannotBeAcknowledgedIsAcknowledgedLater() throws SQLException {
        keycloak.answer("GET changes", 200, FEED);
        mirror.turn();
        keycloak.answer("POST acknowledgements", 500, "");

        assertThatThrownBy(mirror::turn)
                .isInstanceOf(KeycloakUnavailableException.class)
                .hasMessage("Keycloak answered with status 500");
        assertThat(customers()).isEqualTo(1);

        keycloak.answer("POST acknowledgements", 200, FEED);
        mirror.turn();
        assertThat(keycloak.requests().stream().filter(request -> request.contains("[11,12,13]")))
                .hasSize(2);
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void anExtensionThatAnswersAnAcknowledgementWithNothingIsAskedForTheNextChanges() throws SQLException {
        keycloak.answer("GET changes", 200, FEED);
        keycloak.answer("POST acknowledgements", 204, "");
        mirror.turn();

        mirror.turn();

        assertThat(keycloak.requests().stream()
                        .filter(request -> request.startsWith("GET /admin/realms/customers/foyer/changes")))
                .hasSize(2);
    }

    @Test
    void whoHasLostTheLeaseNotesNothingAndSoAcknowledgesNothing() throws SQLException {
        Lease lost = new Leases(registry)
                .acquire("there", Duration.ofSeconds(30))
                .map(lease -> new Lease(lease.holder(), lease.epoch() - 1, lease.duration()))
                .orElseThrow();

        assertThatThrownBy(() -> watch.note(lost, realm.changes(1))).isInstanceOf(LeaseLostException.class);
    }

    @Test
    void theCanaryIsSeenInTheFeedAndOnlyTheCanary() throws SQLException {
        lease("canary_user_id = 'canary', canary_seen_at = NULL");
        keycloak.answer("GET changes", 200, FEED);
        mirror.turn();
        assertThat(canarySeen()).isFalse();

        keycloak.answer(
                "POST acknowledgements",
                200,
                "{\"changes\":[{\"userId\":\"canary\",\"markers\":[14],\"user\":null}],\"oldest\":\"2026-01-01T00:00:00Z\"}");
        mirror.turn();
        assertThat(canarySeen()).isTrue();
        lease("canary_user_id = NULL, canary_seen_at = NULL");
    }

    @Test
    void anExpiredTokenIsRenewed() throws SQLException {
        keycloak.answer("GET changes", 401, "");
        assertThatThrownBy(mirror::turn).isInstanceOf(KeycloakUnavailableException.class);

        keycloak.forget();
        keycloak.answer("GET changes", 200, NOTHING);
        mirror.turn();

        assertThat(keycloak.requests().get(0)).startsWith("POST /realms/customers/protocol/openid-connect/token");
        assertThat(watch.lagSeconds()).isZero();
    }

    @Test
    void aFeedSlowerThanTheLeaseIsAppliedAsLongAsNobodyTookOver() throws SQLException {
        keycloak.answer("GET changes", 200, FEED, () -> lease("expires_at = clock_timestamp()"));

        mirror.turn();
        mirror.turn();

        assertThat(customers()).isEqualTo(1);
        assertThat(keycloak.requests()).anyMatch(request -> request.contains("acknowledgements"));
    }

    @Test
    void whoLosesTheLeaseWritesNothingAndWaitsEverLonger() throws SQLException {
        keycloak.answer("GET changes", 200, FEED, () -> lease("holder = 'other', epoch = epoch + 1"));

        assertThat(mirror.turn()).isEqualTo(Duration.ofSeconds(10));
        assertThat(customers()).isZero();
        assertThat(keycloak.requests()).noneMatch(request -> request.contains("acknowledgements"));

        lease("expires_at = clock_timestamp()");
        assertThat(mirror.turn()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void withoutTheLeaseNothingIsFetched() throws SQLException {
        TestRegistry.execute(
                registry,
                "UPDATE mirror_lease SET holder = 'other', expires_at = clock_timestamp() + interval '1 minute'");

        mirror.turn();

        assertThat(keycloak.requests()).isEmpty();
        assertThat(watch.lagSeconds()).isNaN();
    }

    private boolean canarySeen() {
        return TestRegistry.texts(registry, "SELECT (canary_seen_at IS NOT NULL)::text FROM mirror_lease")
                .equals(List.of("true"));
    }

    private void lease(String change) {
        TestRegistry.execute(registry, "UPDATE mirror_lease SET " + change);
    }

    private long customers() throws SQLException {
        try (Connection connection = registry.getConnection();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM customer")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
