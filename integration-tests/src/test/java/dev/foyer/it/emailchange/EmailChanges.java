package dev.foyer.it.emailchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.foyer.it.pages.Customer;
import dev.foyer.it.system.FoyerSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** What customers do to change their address, and what their mails let them do. */
record EmailChanges(FoyerSystem system, String password) {

    /** Signs in and asks for the change. */
    void ask(String email, String next) {
        try (Customer customer = Customer.of(system)) {
            customer.authorize(Map.of("kc_action", "UPDATE_EMAIL"));
            customer.fillSignIn(email, password);
            ask(customer.page(), next);
        }
    }

    /** A customer who may ask without signing in again. */
    Customer signedIn(String email) {
        Customer customer = Customer.of(system);
        customer.signIn(email, password);
        customer.signedInShop();
        return customer;
    }

    /** Opens the form, sends it and returns what the page says, without the address. */
    String ask(Customer customer, String next) {
        customer.authorize(Map.of("kc_action", "UPDATE_EMAIL"));
        return ask(customer.page(), next);
    }

    /** Fills in the form that is open. */
    String ask(Page page, String next) {
        page.locator("#kc-update-email-form input[name=email]").fill(next);
        page.locator("#kc-submit").click();
        page.locator("#foyer-home:visible, .pf-v5-c-alert:visible, [id^=input-error]:visible")
                .first()
                .waitFor();
        return page.locator("main, body").first().innerText().replace(next, "…");
    }

    /** Asks for the change and confirms it by the link in the mail. */
    void change(String email, String next) {
        ask(email, next);
        assertThat(post(linkTo(next, "confirm"))).isEqualTo(200);
        assertThat(system.keycloak().user(next).get("username").asText()).isEqualTo(next);
    }

    /** The newest link of a kind that an address has got. */
    String linkTo(String address, String kind) {
        return linkTo(address, kind, "");
    }

    /** The same, once it is another one than before. */
    String linkTo(String address, String kind, String before) {
        String start = system.realm() + "/foyer-email/" + kind + "/";
        return org.awaitility.Awaitility.await("a link to " + kind + " for " + address)
                .until(() -> newest(address, start), link -> !link.isEmpty() && !link.equals(before));
    }

    private String newest(String address, String start) {
        for (var mail : system.mailbox().to(address)) {
            var link = mail.get("text")
                    .asText()
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith(start))
                    .findFirst();
            if (link.isPresent()) {
                return link.get();
            }
        }
        return "";
    }

    int get(String link) {
        return status(HttpRequest.newBuilder(URI.create(link)).GET());
    }

    int post(String link) {
        return status(HttpRequest.newBuilder(URI.create(link)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static int status(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient()
                    .send(request.build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
