package dev.foyer.devstack.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.id.Issuer;
import dev.foyer.devstack.web.Exchange;
import dev.foyer.devstack.web.LocalWebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderReportsTest {
    private static final String METADATA = """
            {"issuer":"SERVER","authorization_endpoint":"SERVER/auth","token_endpoint":"SERVER/token",
             "jwks_uri":"SERVER/keys","response_types_supported":["code"],"subject_types_supported":["public"],
             "id_token_signing_alg_values_supported":["RS256"]}""";
    private static final String REPORT =
            "PUT /api/v1/orders/W-1 Bearer token%d {\"customerId\":\"grace\",\"state\":\"open\","
                    + "\"placedAt\":\"2026-03-01T10:00:00Z\",\"shop\":\"Paper & Press\"}";

    private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<String> reports = new LinkedBlockingQueue<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final LocalWebServer server = LocalWebServer.start("Keycloak and the API", 0, this::answer);
    private final URI address = URI.create("http://localhost:" + server.port());
    private final OrderReports shop = new OrderReports(
            new CheckoutApi(address, new BackEndToken(new OpenIdProvider(new Issuer(address)), Clock.systemUTC())));

    @AfterEach
    void stop() {
        shop.close();
        server.close();
    }

    @Test
    void theRegistryIsToldAgainUntilItKnowsTheBuyer() throws Exception {
        statuses.add(400);
        statuses.add(503);
        shop.add(order());

        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(reports.poll(1, TimeUnit.MINUTES)).isEqualTo(REPORT.formatted(1));
        }
        assertThat(statuses).isEmpty();
    }

    @Test
    void aTokenThatIsNotTakenIsFetchedAnewAndOneThatIsServesSeveralOrders() throws Exception {
        statuses.add(401);
        shop.add(order());
        assertThat(reports.poll(1, TimeUnit.MINUTES)).isEqualTo(REPORT.formatted(1));
        assertThat(reports.poll(1, TimeUnit.MINUTES)).isEqualTo(REPORT.formatted(2));

        shop.add(order());
        assertThat(reports.poll(1, TimeUnit.MINUTES)).isEqualTo(REPORT.formatted(2));
    }

    private static PlacedOrder order() {
        return new PlacedOrder(
                "W-1", "grace", "grace", Cart.EMPTY.with(Article.CARDS), Instant.parse("2026-03-01T10:00:00Z"));
    }

    private void answer(Exchange exchange) throws IOException {
        if (exchange.path().endsWith("/openid-configuration")) {
            exchange.json(
                    200,
                    METADATA.replace(
                            "SERVER", "http://" + exchange.header("Host").orElseThrow()));
        } else if (exchange.path().equals("/token")) {
            exchange.json(
                    200,
                    "{\"access_token\":\"token%d\",\"token_type\":\"Bearer\",\"expires_in\":300}"
                            .formatted(tokens.incrementAndGet()));
        } else {
            reports.add(exchange.method() + " " + exchange.uri() + " "
                    + exchange.header("Authorization").orElse("-") + " "
                    + new String(exchange.body(), StandardCharsets.UTF_8));
            Integer status = statuses.poll();
            exchange.json(status == null ? 201 : status, "{}");
        }
    }
}
