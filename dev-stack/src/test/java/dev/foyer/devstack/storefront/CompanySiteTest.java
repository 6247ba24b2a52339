package dev.foyer.devstack.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.devstack.web.Exchange;
import dev.foyer.devstack.web.LocalWebServer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CompanySiteTest {
    private static final String ADMIN = """
            {"id":"u1","companies":[{"id":"c1","name":"Spruce","role":"admin","status":"active"}]}""";
    private static final String MEMBERS = """
            {"items":[{"customerId":"u1","email":"ada@buyer.example","role":"admin","active":true},
                      {"customerId":"u2","email":"bo@buyer.example","role":"buyer","active":true}]}""";
    private static final String JOINING = """
            {"items":[{"id":"r1","type":"join_company","status":"open",
                       "customer":{"email":"dee@buyer.example","firstName":"Dee","lastName":"Fir"}}]}""";

    private final ApiOnTheWire wire = new ApiOnTheWire();
    private final Visits visits = new Visits();
    private final CompanySite site = new CompanySite(new AccountApi(wire.baseUrl()), visits);
    private final LocalWebServer shop = LocalWebServer.start("The shop", 0, this::handle);
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @BeforeEach
    void signIn() throws Exception {
        wire.answer("GET ", ADMIN);
        wire.answer("GET companies/c1/members", MEMBERS);
        wire.answer("GET companies/c1/requests?status=open", JOINING);
        get("/in");
    }

    @AfterEach
    void stop() {
        shop.close();
        wire.close();
    }

    @Test
    void whatWasDoneIsSaidOnceFirstInTheTitleAndWhereTheFocusIs() throws Exception {
        assertThat(post("/company/role", "company=c1&customer=u2&role=viewer").body())
                .contains("<title>Done: The role was changed. Spruce</title>")
                .contains("<p class=\"notice\" role=\"status\" tabindex=\"-1\" autofocus>The role was changed.</p>");
        assertThat(get("/company").body()).contains("<title>Spruce</title>").doesNotContain("autofocus");
    }

    @Test
    void whatWasTypedIsThereAgainWithWhatIsWrong() throws Exception {
        wire.refuse("POST companies/c1/invitations", 400, """
                {"type":"urn:foyer:problem:invalid-fields","errors":[{"field":"email","message":"is bad"}]}""");

        assertThat(post("/company/invite", "company=c1&email=%22%3Ecy%40&role=viewer&more=x")
                        .body())
                .contains("<title>Problem: Something in the form is not right yet.")
                .contains("name=\"email\" value=\"&quot;&gt;cy@\"")
                .contains("aria-invalid=\"true\" aria-describedby=\"problem-with-email\"")
                .contains("id=\"problem-with-email\">Enter an email address, such as name@example.com.<")
                .contains("<option value=\"viewer\" selected>")
                .doesNotContain("is bad");
        assertThat(get("/company").body()).doesNotContain("cy@", "aria-invalid=");
    }

    @Test
    void anInvitationIsOnItsWayOnlyWhenAMailWent() throws Exception {
        wire.answer("POST companies/c1/invitations", "{\"id\":\"i1\",\"mailedAt\":\"2026-01-01T00:00:00Z\"}");
        assertThat(post("/company/invite", "company=c1&email=cy%40buyer.example&role=buyer")
                        .body())
                .contains("The invitation is on its way.");

        wire.answer("POST companies/c1/invitations", "{\"id\":\"i1\",\"mailedAt\":null}");
        assertThat(post("/company/invite", "company=c1&email=cy%40buyer.example&role=buyer")
                        .body())
                .contains("The invitation is open; the address has had an email shortly before.")
                .doesNotContain("on its way");
    }

    @Test
    void anEmailIsPromisedOnlyForANewRequest() throws Exception {
        wire.answer("POST requests", "{\"id\":\"r1\"}");
        assertThat(post("/company/ask", "type=group_account&companyName=Larch").body())
                .contains("You have asked for this already. It is not decided yet.")
                .doesNotContain("email about your request");

        wire.refuse("POST requests", 201, "{\"id\":\"r1\"}");
        assertThat(post("/company/ask", "type=group_account&companyName=Larch").body())
                .contains("You will get an email about your request.");
    }

    @Test
    void removingLeavingAndRejectingAskBackAndChangeNothingBefore() throws Exception {
        assertThat(get("/company/remove?company=c1&customer=u2").body())
                .contains("<h1>Remove bo@buyer.example?</h1>", "action=\"/company/remove\"", "value=\"u2\"");
        assertThat(get("/company/leave?company=c1&customer=u1").body()).contains("<h1>Leave Spruce?</h1>");
        assertThat(get("/company/reject?company=c1&id=r1").body())
                .contains(
                        "<h1>Reject Dee Fir?</h1>",
                        "dee@buyer.example does not join Spruce",
                        "Reason, if you like <input name=\"reason\"");

        assertThat(wire.requests()).allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void aQuestionAboutWhatIsNotThereOrNotTheirsLeadsBack() throws Exception {
        for (String question : new String[] {
            "remove?company=c1&customer=u7",
            "remove?company=c9&customer=u2",
            "leave?company=c1&customer=u2",
            "reject?x=y"
        }) {
            assertThat(get("/company/" + question).body())
                    .as(question)
                    .contains("<h1>Spruce</h1>", "That is not there any more.");
        }
    }

    @Test
    void aRejectionThatFailsAsksAgainWithTheReasonThatWasTyped() throws Exception {
        wire.refuse("POST companies/c1/requests/r1/reject", 400, """
                {"type":"urn:foyer:problem:invalid-fields","errors":[{"field":"reason","message":"too long"}]}""");

        assertThat(post("/company/reject", "company=c1&id=r1&reason=We%20do%20not%20know%20you")
                        .body())
                .contains("<h1>Reject Dee Fir?</h1>", "value=\"We do not know you\"", "problem-with-reason");
    }

    @Test
    void anApiThatFailsLeavesAWayOnAndTheNoticeIsSaidOnce() throws Exception {
        wire.refuse("GET ", 503, "{\"type\":\"urn:foyer:problem:registry-unavailable\"}");

        HttpResponse<String> page = post("/company/withdraw", "id=r1");
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body())
                .contains("Your request was withdrawn.", "out of order at present")
                .contains("href=\"/company\">Try again</a>");
        assertThat(get("/company").body())
                .contains("<title>Problem: The account service is out of order")
                .doesNotContain("Your request was withdrawn.");
    }

    @Test
    void aTokenThatTheApiDoesNotTakeIsNotAnsweredHere() throws Exception {
        wire.refuse("GET ", 401, "{\"type\":\"urn:foyer:problem:not-signed-in\"}");
        wire.refuse("POST requests", 401, "");

        assertThat(get("/company").body()).isEqualTo("to the sign-in");
        assertThat(get("/company/remove?company=c1&customer=u2").body()).isEqualTo("to the sign-in");
        assertThat(post("/company/ask", "type=new_company").body()).isEqualTo("to the sign-in");
    }

    /** As {@link ShopSite} does for somebody who is signed in. */
    private void handle(Exchange exchange) throws IOException {
        Visit visit = visits.of(exchange);
        try {
            if (exchange.path().equals("/in")) {
                visits.change(exchange, now -> now.signedIn(Ada.of("c1")));
                exchange.noContent();
            } else if (exchange.path().equals("/company")) {
                site.show(exchange, visit, visit.signedIn().orElseThrow());
            } else if (exchange.method().equals("GET")) {
                site.ask(exchange, form(exchange), visit, visit.signedIn().orElseThrow());
            } else {
                site.send(
                        exchange,
                        form(exchange),
                        exchange.form(),
                        visit.signedIn().orElseThrow());
            }
        } catch (ApiProblem e) {
            assertThat(e.signInNeeded()).isTrue();
            exchange.html(401, "to the sign-in");
        }
    }

    private static CompanyForm form(Exchange exchange) {
        return CompanyForm.at(exchange.path()).orElseThrow();
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
