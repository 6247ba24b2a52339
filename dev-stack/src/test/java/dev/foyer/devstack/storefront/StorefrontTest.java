package dev.foyer.devstack.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.devstack.process.Ports;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorefrontTest {
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private Storefront storefront;

    @BeforeEach
    void start() {
        storefront = Storefront.start(
                0, URI.create("http://localhost:" + Ports.free()), URI.create("http://localhost:" + Ports.free()));
    }

    @AfterEach
    void stop() {
        storefront.close();
    }

    @Test
    void aVisitorCanFillACart() throws Exception {
        HttpResponse<String> page = post("/cart", "article=poster");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<li>Poster, 50 × 70 cm, 34.00 €</li>").contains("id=\"sign-in\"");
    }

    @Test
    void aVisitorChoosesHowToBuyAndSeesTheCart() throws Exception {
        post("/cart", "article=poster");

        assertThat(get("/checkout").body())
                .contains("<li>Poster, 50 × 70 cm, 34.00 €</li>")
                .contains("href=\"/checkout/sign-in\"", "href=\"/checkout/create-account\"")
                .contains("id=\"check-out-as-guest\" href=\"/checkout/guest\"")
                .doesNotContain("place-order");
    }

    @Test
    void whileKeycloakIsAwayThePageSaysSo() throws Exception {
        HttpResponse<String> page = get("/sign-in");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("does not answer. Try again in a moment.");
    }

    @Test
    void anAnswerThatNobodyAskedForIsRefused() throws Exception {
        HttpResponse<String> page = get("/callback?code=x&state=%3Cscript%3E");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("belongs to no sign-in that was begun in this browser")
                .doesNotContain("<script>");
    }

    @Test
    void aFormThatAnotherPageSendsIsRefusedAndChangesNothing() throws Exception {
        post("/cart", "article=poster");

        for (String[] from : new String[][] {
            {"Sec-Fetch-Site", "cross-site", "Origin", storefront.baseUrl().toString()},
            {"Sec-Fetch-Site", "same-site", "Origin", storefront.baseUrl().toString()},
            {"Origin", "http://localhost:1"},
            {"Origin", "null"},
            {"Accept", "text/html"}
        }) {
            HttpResponse<String> page = post("/cart", "article=cards", from);

            assertThat(page.statusCode()).as("%s", (Object) from).isEqualTo(403);
            assertThat(page.body()).contains("not sent from a page of this shop");
        }
        assertThat(post("/sign-out", "", "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(post("/company/leave", "company=c1", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/").body()).contains("<li>Poster").doesNotContain("<li>Business cards");
    }

    @Test
    void aBrowserThatSaysWhereAFormComesFromIsBelieved() throws Exception {
        assertThat(post("/cart", "article=poster", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/cart", "article=poster", "Sec-Fetch-Site", "none").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFormThatCannotBeReadIsSaidSo() throws Exception {
        HttpResponse<String> page = post("/cart", "article=%zz");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("The form that was sent cannot be read.");
        assertThat(post("/company/invite", "email=50%").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(storefront.baseUrl() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        return post(path, form, "Origin", storefront.baseUrl().toString());
    }

    private HttpResponse<String> post(String path, String form, String... headers) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(storefront.baseUrl() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .headers(headers)
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
