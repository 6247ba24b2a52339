package dev.foyer.devstack.storefront;

import com.nimbusds.oauth2.sdk.id.Issuer;
import dev.foyer.devstack.process.Ports;
import dev.foyer.devstack.web.LocalWebServer;
import java.net.URI;
import java.time.Clock;

/**
 * A sample shop that signs customers in at Keycloak with a standard OpenID Connect library, sells to guests too, tells the
 * registry of orders, and lets customers look after their company and their orders through the provisioning API: what a seller's
 * own application has to do, and nothing more.
 */
public final class Storefront implements AutoCloseable {
    private final URI baseUrl;
    private final LocalWebServer web;
    private final OrderDesk orders;

    private Storefront(URI baseUrl, LocalWebServer web, OrderDesk orders) {
        this.baseUrl = baseUrl;
        this.web = web;
        this.orders = orders;
    }

    /**
     * Starts on 127.0.0.1; Keycloak need not be there yet.
     *
     * @param port 0 for a free one; the realm's client {@code storefront} must allow {@code http://localhost:PORT/*}
     * @param keycloak base address of Keycloak, with realm {@code customers}
     * @param service base address of the provisioning service, which need not be there yet either
     */
    public static Storefront start(int port, URI keycloak, URI service) {
        int actual = Ports.orFree(port);
        URI baseUrl = URI.create("http://localhost:" + actual);
        OpenIdProvider provider = new OpenIdProvider(new Issuer(keycloak + "/realms/customers"));
        Clock clock = Clock.systemUTC();
        SignIn signIn = new SignIn(provider, baseUrl, clock);
        Visits visits = new Visits();
        OrderDesk orders = new OrderDesk(new CheckoutApi(service, new BackEndToken(provider, clock)), clock);
        ShopSite site = new ShopSite(
                new OwnPages(baseUrl),
                visits,
                new SignInSite(signIn, visits),
                new FreshVisits(visits, signIn, clock),
                new AccountApi(service),
                orders);
        return new Storefront(baseUrl, LocalWebServer.start("The storefront", actual, site::handle), orders);
    }

    /** Where the shop is, without a slash at the end. */
    public URI baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        web.close();
        orders.close();
    }
}
