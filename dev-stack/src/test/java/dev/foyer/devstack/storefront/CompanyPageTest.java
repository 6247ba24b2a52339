package dev.foyer.devstack.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyPageTest {
    private static final String ADMIN = """
            {"id":"u1","email":"ada@buyer.example","companies":[
              {"id":"c0","name":"Old Ltd","number":null,"role":"admin","status":"blocked"},
              {"id":"c1","name":"Spruce & <b>Co</b>","number":"K1","role":"admin","status":"active"},
              {"id":"c2","name":"Other Ltd","number":"K2","role":"viewer","status":"active"}]}""";
    private static final String MEMBERS = """
            {"items":[
              {"customerId":"u1","email":"ada@buyer.example","firstName":"Ada","lastName":"Lind","role":"admin","active":true},
              {"customerId":"u2","email":"bo@buyer.example","firstName":null,"lastName":null,"role":"buyer","active":true}],
             "nextCursor":null}""";

    private final ApiOnTheWire wire = new ApiOnTheWire();
    private final AccountApi api = new AccountApi(wire.baseUrl());

    @AfterEach
    void stop() {
        wire.close();
    }

    @Test
    void anAdminManagesTheCompanyOfTheToken() throws Exception {
        wire.answer("GET ", ADMIN);
        wire.answer("GET companies/c1/members", MEMBERS);
        wire.answer("GET companies/c1/invitations", """
                {"items":[{"id":"i1","email":"cy@buyer.example","role":"viewer","status":"open"},
                          {"id":"i2","email":"former@buyer.example","role":"viewer","status":"declined"}]}""");
        wire.answer("GET companies/c1/requests?status=open", """
                {"items":[{"id":"r1","type":"join_company","status":"open","companyName":null,"reason":null,
                           "customer":{"id":"u9","email":"dee@buyer.example","firstName":"Dee","lastName":"<i>"},
                           "company":{"id":"c1","name":"Spruce"}}]}""");

        String page = page(Optional.of("c1"));

        assertThat(page)
                .contains(
                        "<h1>Spruce &amp; &lt;b&gt;Co&lt;/b&gt;</h1>",
                        "You are administrator here.",
                        "Ada Lind</strong> (you)")
                .contains("<h2>Companies that cannot order at present</h2>", "Old Ltd is blocked.")
                .contains("aria-label=\"Change role of bo@buyer.example\"", "aria-label=\"Remove bo@buyer.example\"")
                .contains("<option value=\"buyer\" selected>buyer</option>")
                .contains("<label>Role <select name=\"role\" aria-label=\"Role of bo@buyer.example\">")
                .contains("Approve Dee &lt;i&gt;", "cy@buyer.example")
                .contains("href=\"/company/reject?company=c1&amp;id=r1\" aria-label=\"Reject Dee &lt;i&gt;\"")
                .doesNotContain("Remove Ada Lind", "former@buyer.example", "<i>", "id=\"group-account\"");
    }

    @Test
    void aViewerSeesTheMembersAndMayLeave() throws Exception {
        wire.answer("GET ", ADMIN);
        wire.answer("GET companies/c2/members", MEMBERS);

        String page = page(Optional.of("c2"));

        assertThat(page)
                .contains("<h1>Other Ltd</h1>", "You are viewer here.", "aria-label=\"Leave Other Ltd\"")
                .contains("href=\"/company/leave?company=c2&amp;customer=u1\"")
                .doesNotContain("action=\"/company/role\"", "href=\"/company/remove", "action=\"/company/invite\"");
        assertThat(wire.requests()).noneMatch(request -> request.startsWith("GET companies/c2/invitations"));
    }

    @Test
    void whoHasNoCompanyMayAskForAGroupAccountAcceptInvitationsAndFollowSuggestions() throws Exception {
        wire.answer("GET ", "{\"id\":\"u1\",\"email\":\"ada@buyer.example\",\"companies\":[]}");
        wire.answer("GET invitations", """
                {"items":[{"id":"i1","company":{"id":"c1","name":"Spruce"},"role":"buyer","status":"open"}]}""");
        wire.answer("GET suggestions", "{\"items\":[{\"id\":\"c5\",\"name\":\"Larch\"}]}");

        assertThat(page(Optional.empty()))
                .contains(
                        "<h1>Your company</h1>",
                        "Ask for a group account",
                        "Accept the invitation of Spruce",
                        "Ask to join Larch")
                .contains("<input type=\"hidden\" name=\"companyId\" value=\"c5\">")
                .doesNotContain("id=\"members\"");
    }

    @Test
    void anOpenRequestIsShownAndCanBeWithdrawnAndNoOtherMade() throws Exception {
        wire.answer("GET ", "{\"id\":\"u1\",\"email\":\"ada@buyer.example\",\"companies\":[]}");
        wire.answer("GET requests", """
                {"items":[{"id":"r1","type":"group_account","status":"open","company":null,"companyName":"Larch Ltd"},
                          {"id":"r0","type":"group_account","status":"rejected","company":null,"companyName":"Larch",
                           "reason":"Not in our country"}]}""");

        assertThat(page(Optional.empty()))
                .contains(
                        "Group account for Larch Ltd",
                        "not decided yet",
                        "aria-label=\"Withdraw: Group account for Larch Ltd\"")
                .contains("rejected: Not in our country")
                .doesNotContain("Ask for a group account");
    }

    @Test
    void whoTypedANameReadsTheSameWhetherThereIsSuchACompanyOrNot() throws Exception {
        String person = "{\"id\":\"u1\",\"companies\":[]}";
        String asked = """
                {"items":[{"id":"r1","type":"%s","status":"%s","companyName":"ACME","reason":null%s}]}""";
        for (String status : new String[] {"open", "rejected", "withdrawn"}) {
            wire.answer("GET ", person);
            wire.answer("GET requests", asked.formatted("join_company", status, ""));
            String joining = page(Optional.empty());
            wire.answer(
                    "GET requests",
                    asked.formatted("join_company", status, ",\"company\":{\"id\":\"c1\",\"name\":\"Acme SA\"}"));
            String known = page(Optional.empty());
            wire.answer("GET requests", asked.formatted("new_company", status, ""));
            String founding = page(Optional.empty());

            assertThat(same(founding)).isEqualTo(same(joining)).isEqualTo(same(known));
            assertThat(joining).contains("Account for ACME").doesNotContain("oining", "Acme SA");
        }
    }

    @Test
    void aNewCompanyThatIsNotDecidedIsOnThePageAsARequestOnly() throws Exception {
        wire.answer("GET requests", """
                {"items":[{"id":"r1","type":"join_company","status":"open","companyName":"ACME"}]}""");
        wire.answer("GET ", "{\"id\":\"u1\",\"companies\":[]}");
        String joining = page(Optional.empty());
        wire.answer("GET requests", """
                {"items":[{"id":"r1","type":"new_company","status":"open","companyName":"ACME"}]}""");
        wire.answer("GET ", rejected("pending"));

        assertThat(same(page(Optional.empty()))).isEqualTo(same(joining));
    }

    @Test
    void whoFollowedASuggestionReadsThatTheyJoin() throws Exception {
        wire.answer("GET ", "{\"id\":\"u1\",\"companies\":[]}");
        wire.answer("GET requests", """
                {"items":[{"id":"r1","type":"join_company","status":"open","companyName":null,
                           "company":{"id":"c5","name":"Larch"}}]}""");

        assertThat(page(Optional.empty())).contains("Joining Larch", "aria-label=\"Withdraw: Joining Larch\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected", "withdrawn"})
    void aCompanyThatWasRefusedOrWithdrawnMayBeAskedForAgainOrAnotherOne(String status) throws Exception {
        wire.answer("GET ", rejected("rejected"));
        wire.answer("GET requests", """
                {"items":[{"id":"r0","type":"new_company","status":"%s","companyName":"Spruce"}]}""".formatted(status));

        assertThat(page(Optional.empty()))
                .contains("Spruce was not approved.", "Ask again", "name=\"type\" value=\"new_company\"")
                .contains("Ask for a group account");
    }

    @Test
    void whoWaitsForADecisionOrIsNoAdminThereCannotAskAgain() throws Exception {
        wire.answer("GET ", rejected("rejected").replace("admin", "buyer"));
        assertThat(page(Optional.empty())).contains("Spruce was not approved.").doesNotContain("Ask again");

        wire.answer("GET ", rejected("rejected"));
        wire.answer("GET requests", """
                {"items":[{"id":"r0","type":"group_account","status":"open","companyName":"Larch"}]}""");
        assertThat(page(Optional.empty())).doesNotContain("Ask again", "Ask for a group account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "blocked"})
    void whoBelongsToACompanyThatMayYetOrderCannotAskForAGroupAccount(String status) throws Exception {
        wire.answer("GET ", rejected(status));

        assertThat(page(Optional.empty())).contains("id=\"waiting\"").doesNotContain("Ask for a group account");
    }

    @Test
    void aCompanyThatCannotOrderMayBeLeftExceptByItsOnlyAdmin() throws Exception {
        String leave = "href=\"/company/leave?company=c1&amp;customer=u1\" aria-label=\"Leave Spruce\"";
        wire.answer("GET ", rejected("blocked").replace("admin", "viewer"));
        assertThat(page(Optional.empty())).contains(leave);

        wire.answer("GET ", rejected("blocked"));
        wire.answer("GET companies/c1/members", MEMBERS);
        assertThat(page(Optional.empty())).contains("Spruce is blocked.").doesNotContain(leave);

        wire.answer("GET companies/c1/members", MEMBERS.replace("buyer\",\"active", "admin\",\"active"));
        assertThat(page(Optional.empty())).contains(leave);
    }

    private static String rejected(String status) {
        return """
                {"id":"u1","companies":[{"id":"c1","name":"Spruce","number":null,"role":"admin","status":"%s"}]}""".formatted(status);
    }

    /** Without what is another each time. */
    private static String same(String page) {
        return page.replaceAll("name=\"key\" value=\"[^\"]*\"", "");
    }

    private String page(Optional<String> company) throws Exception {
        SignedIn customer = company.map(Ada::of).orElseGet(Ada::person);
        return CompanyPage.of(
                Visit.NEW.signedIn(customer), CompanyView.of(api, customer.accessToken(), customer.company()));
    }
}
