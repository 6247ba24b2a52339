package dev.foyer.it.guest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.pages.PageCheck;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import dev.foyer.it.system.OnFoyer;
import dev.foyer.it.system.PasswordApplication;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@OnFoyer
@DisplayName("An order of a guest")
class GuestOrdersIT {

    private static final String PASSWORD = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FoyerSystem system;
    private final OrdersOfShop orders;

    GuestOrdersIT(FoyerSystem system) {
        this.system = system;
        this.orders = new OrdersOfShop(system);
    }

    @Test
    @DisplayName("is claimed by whoever signs in with that address confirmed, who is told by mail")
    void claimed() {
        String email = system.newEmail();
        String first = order(email);
        String second = order(email);
        PageCheck check = new PageCheck("en", ColorScheme.LIGHT);
        try (Customer customer = Customer.speaking(system, "en", check.browser())) {
            String id = signIn(customer, email);
            Page page = customer.page();
            awaitOnOrders(page, "#guest-orders li:nth-child(2)");
            check.accessible(page);
            assertThat(page.locator("#orders")).containsText("There are none yet.");
            assertThat(page.locator("#guest-orders")).not().containsText(email);

            page.locator("button[aria-label='This is mine: order " + first + "']")
                    .focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".notice")).hasText("The order is yours now.");
            assertThat(page.locator(".notice")).isFocused();
            check.accessible(page);
            assertThat(page.locator("#orders [data-order='" + first + "']")).hasCount(1);
            assertThat(page.locator("#guest-orders [data-guest-order='" + second + "']"))
                    .hasCount(1);

            JsonNode order = orders.awaitOrder(first);
            assertThat(order.get("customerId").asText()).isEqualTo(id);
            assertThat(order.get("linkedFrom").asText()).isNotEqualTo(id);
            JsonNode mail = system.mailbox()
                    .await(email, "What you ordered as a guest at Harbour & Pine is in your account now");
            assertThat(mail.get("text").asText()).contains(first).doesNotContain(second);
            system.registry()
                    .awaitCustomerWithId(
                            id, found -> found.path("lifecycle").asText().equals("has_ordered"));
        }
    }

    @Test
    @DisplayName("is shown to nobody with another address")
    void othersSeeNothing() {
        String email = system.newEmail();
        order(email);
        try (Customer other = Customer.of(system)) {
            signIn(other, system.newEmail());
            other.page().navigate(system.storefront() + "/orders");

            assertThat(other.page().locator("#orders")).containsText("There are none yet.");
            assertThat(other.page().locator("#guest-orders")).hasCount(0);
        }
    }

    @Test
    @DisplayName("is shown to nobody before the address is confirmed, and to nobody any more once it is not")
    void unconfirmed() {
        String email = system.newEmail();
        String reference = order(email);
        try (Customer waiting = Customer.of(system)) {
            waiting.register().personal().person(email, "Rosa", "Meyer").submit();
            waiting.page().getByText(email).first().waitFor();
        }
        PasswordApplication shop = new PasswordApplication(system);
        shop.add();
        try {
            assertThat(shop.trySignIn(email, PASSWORD, "openid").status()).isBetween(400, 401);
            String id = system.keycloak().create(email, false, Map.of("account_type", "personal"));
            system.keycloak().setPassword(id, PASSWORD);
            assertThat(shop.trySignIn(email, PASSWORD, "openid").status()).isBetween(400, 401);
            confirmed(email, true);
            system.registry()
                    .awaitCustomerWithId(id, found -> found.get("emailVerified").asBoolean());
            String refresh = shop.signIn(email, PASSWORD, "openid");
            await("the order")
                    .atMost(PATIENCE)
                    .until(() -> guestOrders(shop, refresh).toString().contains(reference));

            confirmed(email, false);
            system.registry().awaitCustomerWithId(id, found -> !found.get("emailVerified")
                    .asBoolean());
            String token = accessToken(shop, refresh);

            assertThat(guestOrders(shop, refresh)).isEmpty();
            Http.Answer claim = Http.send(
                    "POST",
                    system.registry().address("/me/guest-orders/claim"),
                    token,
                    Map.of("references", List.of(reference)));
            assertThat(claim.status()).as("%s", claim.body()).isBetween(400, 409);
            assertThat(orders.awaitOrder(reference).get("customerId").asText()).isNotEqualTo(id);
        } finally {
            shop.remove();
        }
    }

    @Test
    @DisplayName("changes nothing for the account with that address while nobody claims it")
    void noCollision() {
        String email = system.newEmail();
        try (Customer customer = Customer.of(system)) {
            String id = signIn(customer, email);
            List<String> before = account(email);
            String reference = order(email);

            JsonNode order = orders.awaitOrder(reference);
            assertThat(order.get("customerId").asText()).isNotEqualTo(id);
            assertThat(account(email)).isEqualTo(before);
            assertThat(orders.customer(id).get("lifecycle").asText()).isEqualTo("registered");
            customer.page().navigate(system.storefront() + "/");
            assertThat(customer.page().locator("#customer")).hasText("Rosa Meyer");
        }
    }

    @Test
    @DisplayName("is linked to a customer by staff, and taken out again, and the customer is told of both")
    void linked() {
        String email = system.newEmail();
        String reference = order(system.newEmail());
        try (Customer customer = Customer.of(system)) {
            String id = signIn(customer, email);
            String guest = orders.awaitOrder(reference).get("customerId").asText();

            orders.link(reference, id);
            awaitOnOrders(customer.page(), "#orders [data-order='" + reference + "']");
            assertThat(system.mailbox()
                            .await(email, "Order " + reference + " is in your account at Harbour & Pine now"))
                    .isNotNull();

            orders.unlink(reference);
            assertThat(system.mailbox()
                            .await(email, "Order " + reference + " is no longer in your account at Harbour & Pine"))
                    .isNotNull();
            customer.page().navigate(system.storefront() + "/orders");
            assertThat(customer.page().locator("#orders")).containsText("There are none yet.");
            assertThat(orders.awaitOrder(reference).get("customerId").asText()).isEqualTo(guest);
        }
    }

    @Test
    @DisplayName("may be told of late and in any order, and ends right")
    void lateReports() {
        String reference = order(system.newEmail());
        JsonNode order = orders.awaitOrder(reference);
        String customer = order.get("customerId").asText();

        assertThat(orders.report(reference, Map.of("customerId", customer, "state", "delivered"))
                        .status())
                .isEqualTo(200);
        assertThat(orders.report(reference, Map.of("customerId", customer, "state", "completed"))
                        .status())
                .isEqualTo(200);

        assertThat(orders.awaitOrder(reference).get("state").asText()).isEqualTo("delivered");
    }

    private void confirmed(String email, boolean confirmed) {
        ObjectNode user = system.keycloak().user(email).put("emailVerified", confirmed);
        user.putArray("requiredActions");
        assertThat(system.keycloak().put(user).status()).isEqualTo(204);
    }

    private String accessToken(PasswordApplication shop, String refresh) {
        return shop.refresh(refresh).body().get("access_token").asText();
    }

    private JsonNode guestOrders(PasswordApplication shop, String refresh) {
        Http.Answer answer = Http.get(system.registry().address("/me/guest-orders"), accessToken(shop, refresh));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        return answer.body().get("items");
    }

    private String order(String email) {
        String reference = GuestShopper.orderOf(system, email);
        orders.awaitOrder(reference);
        return reference;
    }

    /** What somebody has an account with; attributes that the registry writes come when they come. */
    private List<String> account(String email) {
        JsonNode user = system.keycloak().user(email);
        return Stream.of("id", "username", "email", "emailVerified", "enabled", "firstName", "lastName")
                .map(field -> field + "=" + user.path(field).asText())
                .toList();
    }

    /** Signs in with a new account, and answers with the customer's id. */
    private String signIn(Customer customer, String email) {
        String userId = system.keycloak().create(email, true, Map.of("account_type", "personal"));
        system.keycloak().setPassword(userId, PASSWORD);
        system.registry().awaitCustomerWithId(userId, found -> true);
        customer.signIn(email, PASSWORD);
        customer.signedInShop();
        return userId;
    }

    /** Opens the page of the orders over and over until it has this. */
    private void awaitOnOrders(Page page, String selector) {
        await(selector).atMost(PATIENCE).until(() -> {
            page.navigate(system.storefront() + "/orders");
            return page.locator(selector).count() > 0;
        });
    }
}
