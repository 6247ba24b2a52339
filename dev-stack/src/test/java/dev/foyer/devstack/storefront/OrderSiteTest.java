package dev.foyer.devstack.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.id.Issuer;
import dev.foyer.devstack.process.Ports;
import dev.foyer.devstack.web.Exchange;
import dev.foyer.devstack.web.LocalWebServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderSiteTest {
    // Tokens that come from the future are never too old, so nobody asks a provider, who is not there.
    private static final Clock BEFORE_ALL_TOKENS = Clock.fixed(Instant.EPOCH.minusSeconds(60), ZoneOffset.UTC);
    private static final URI NOBODY = URI.create("http://localhost:" + Ports.free());
    private static final String GUEST_ORDERS = """
            {"items":[{"reference":"W-1","placedAt":"2026-03-01T23:30:00Z","shop":"Paper & Press"},
                      {"reference":"W-2","placedAt":"2026-02-01T10:00:00Z","shop":null}]}""";

    private final ApiOnTheWire wire = new ApiOnTheWire();
    private final Visits visits = new Visits();
    private final OpenIdProvider provider = new OpenIdProvider(new Issuer(NOBODY));
    private final SignIn signIn = new SignIn(provider, NOBODY, BEFORE_ALL_TOKENS);
    private final SignInSite signInSite = new SignInSite(signIn, visits);
    private final OrderDesk desk =
            new OrderDesk(new CheckoutApi(NOBODY, new BackEndToken(provider, BEFORE_ALL_TOKENS)), BEFORE_ALL_TOKENS);
    private final OrderSite site = new OrderSite(
            new AccountApi(wire.baseUrl()),
            desk,
            visits,
            signInSite,
            new SignedInPages(new FreshVisits(visits, signIn, BEFORE_ALL_TOKENS), signInSite));
    private final LocalWebServer shop = LocalWebServer.start("The shop", 0, this::handle);
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private SignedIn next = guest("grace");

    @AfterEach
    void stop() {
        shop.close();
        desk.close();
        wire.close();
    }

    @Test
    void anOrderThatIsSentTwiceIsPlacedOnce() throws Exception {
        get("/in");

        String order = post("/orders", "").body();
        assertThat(order)
                .contains("<title>Done: Thank you. Your order is placed. Order W-")
                .contains("<li>Poster, 50 × 70 cm, 34.00 €</li>");
        assertThat(post("/orders", "").body().split("data-order=", -1)).hasSize(2);
    }

    @Test
    void whatAGuestHasOrderedIsShownWithoutTheApiWhichKnowsNoGuests() throws Exception {
        get("/in");
        post("/orders", "");

        assertThat(get("/orders").body())
                .contains("<a href=\"/orders/W-", "34.00 €")
                .contains("href=\"/orders/create-account\">Create an account for them</a>");
        assertThat(wire.requests()).isEmpty();
    }

    @Test
    void anOrderIsShownToWhoeverPlacedItAlone() throws Exception {
        get("/in");
        URI order = post("/orders", "").uri();
        next = guest("mallory");
        get("/in");

        assertThat(get(order.getPath()).statusCode()).isEqualTo(404);
        assertThat(get("/orders").body()).contains("There are none yet.");

        next = customer("grace");
        get("/in");
        assertThat(get(order.getPath()).body()).contains("Poster").doesNotContain("keep-orders");
    }

    @Test
    void whomTheRegistryCannotKnowBuysNothing() throws Exception {
        next = Ada.with("boss", "t0ken", Map.of());
        get("/in");

        assertThat(post("/orders", "").statusCode()).isEqualTo(403);
        assertThat(desk.of(next)).isEmpty();
    }

    @Test
    void ordersOfAGuestAreClaimedOneByOneOrTogether() throws Exception {
        wire.answer("GET guest-orders", GUEST_ORDERS);
        next = customer("ada");
        get("/in");

        assertThat(get("/orders").body())
                .contains("2026-03-01, Paper &amp; Press", "aria-label=\"This is mine: order W-2\"")
                .contains("<button aria-label=\"All are mine\">");
        assertThat(post("/orders/claim", "reference0=W-1&key=k1&more=x").body())
                .contains("<title>Done: The order is yours now. Your orders</title>");
        assertThat(post("/orders/claim", "reference0=W-1&reference1=W-2&key=k2").body())
                .contains("The orders are yours now.");
        assertThat(wire.requests())
                .contains(
                        "POST guest-orders/claim | Bearer t0ken | k1 | {\"references\":[\"W-1\"]}",
                        "POST guest-orders/claim | Bearer t0ken | k2 | {\"references\":[\"W-1\",\"W-2\"]}");
    }

    @Test
    void anOrderThatCannotBeClaimedAnyMoreIsSaidSo() throws Exception {
        wire.refuse("POST guest-orders/claim", 404, "{\"type\":\"urn:foyer:problem:not-found\"}");
        next = customer("ada");
        get("/in");

        assertThat(post("/orders/claim", "reference0=W-1&key=k1").body())
                .contains("That cannot be taken any more, so nothing was.");
    }

    @Test
    void whoseAddressIsNotConfirmedSeesTheirOwnOrders() throws Exception {
        wire.answer(
                "GET orders",
                "{\"items\":[{\"reference\":\"<i>\",\"placedAt\":\"2026-03-01T10:00:00Z\",\"state\":\"open\"}]}");
        wire.refuse("GET guest-orders", 403, "{\"type\":\"urn:foyer:problem:email-not-verified\"}");
        next = customer("ada");
        get("/in");

        assertThat(get("/orders").body())
                .contains("data-order=\"&lt;i&gt;\"", "<span>open</span>")
                .doesNotContain("guest-orders");
    }

    @Test
    void anApiThatFailsLeavesAWayOn() throws Exception {
        wire.refuse("GET orders", 503, "{\"type\":\"urn:foyer:problem:registry-unavailable\"}");
        next = customer("ada");
        get("/in");

        HttpResponse<String> page = get("/orders");
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("out of order at present", "href=\"/orders\">Try again</a>");
    }

    private static SignedIn guest(String subject) {
        return Ada.with(subject, "t0ken", Map.of("account_type", "guest", "customer_id", subject));
    }

    private static SignedIn customer(String subject) {
        return Ada.with(subject, "t0ken", Map.of("account_type", "personal", "customer_id", subject));
    }

    private void handle(Exchange exchange) throws IOException {
        try {
            if (exchange.path().equals("/in")) {
                visits.change(exchange, now -> now.withCart(Cart.EMPTY.with(Article.POSTER))
                        .signedIn(next));
                exchange.noContent();
            } else {
                assertThat(site.handled(exchange)).isTrue();
            }
        } catch (SignInProblem | MalformedForm e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(address(path))
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + shop.port() + path);
    }
}
