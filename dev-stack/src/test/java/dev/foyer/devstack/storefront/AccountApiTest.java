package dev.foyer.devstack.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import dev.foyer.devstack.process.Ports;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountApiTest {
    private static final AccessToken TOKEN = new BearerAccessToken("t0ken");

    private final ApiOnTheWire wire = new ApiOnTheWire();
    private final AccountApi api = new AccountApi(wire.baseUrl());

    @AfterEach
    void stop() {
        wire.close();
    }

    @Test
    void aFormBecomesACallWithTheCustomersOwnToken() throws Exception {
        api.change(
                TOKEN,
                CompanyForm.INVITE.call(Map.of(
                        "company", "c1", "email", " rosa@buyer.example ", "role", "buyer", "key", "k1", "more", "x")));

        assertThat(wire.requests())
                .containsExactly("POST companies/c1/invitations | Bearer t0ken | k1 |"
                        + " {\"email\":\"rosa@buyer.example\",\"role\":\"buyer\"}");
    }

    @Test
    void whatIsLeftBlankIsNotSentAndOnlyAPostHasAKey() throws Exception {
        api.change(TOKEN, CompanyForm.REJECT.call(Map.of("company", "c1", "id", "r1", "reason", " ", "key", "k1")));
        api.change(TOKEN, CompanyForm.REMOVE.call(Map.of("company", "c1", "customer", "u1", "key", "k2")));
        api.change(
                TOKEN,
                CompanyForm.CHANGE_ROLE.call(Map.of("company", "c1", "customer", "u1", "role", "viewer", "key", "k3")));

        assertThat(wire.requests())
                .containsExactly(
                        "POST companies/c1/requests/r1/reject | Bearer t0ken | k1 | ",
                        "DELETE companies/c1/members/u1 | Bearer t0ken | - | ",
                        "PATCH companies/c1/members/u1 | Bearer t0ken | - | {\"role\":\"viewer\"}");
    }

    @Test
    void anIdStaysOneSegmentOfThePath() throws Exception {
        api.change(TOKEN, CompanyForm.WITHDRAW.call(Map.of("id", "../companies/c1 ?x#y")));

        assertThat(wire.requests())
                .singleElement()
                .asString()
                .startsWith("POST requests/%2E%2E%2Fcompanies%2Fc1%20%3Fx%23y/withdraw |");
    }

    @Test
    void aLongListIsReadPageByPage() throws Exception {
        wire.answer("GET requests?status=open", "{\"items\":[{\"id\":\"a\",\"name\":\"A\"}],\"nextCursor\":\"x+=y\"}");
        wire.answer(
                "GET requests?status=open&cursor=x%2B%3Dy",
                "{\"items\":[{\"id\":\"b\",\"name\":\"B\"}],\"nextCursor\":null}");

        assertThat(api.list(TOKEN, "requests?status=open", NamedCompany.class))
                .containsExactly(new NamedCompany("a", "A"), new NamedCompany("b", "B"));
    }

    @Test
    void aRefusalSaysItsKindAndTheFields() {
        wire.refuse("POST requests", 409, """
                {"type":"urn:foyer:problem:company-status","title":"The state of the company","status":409,"errors":[]}""");
        wire.refuse("POST companies/c1/invitations", 400, """
                {"type":"urn:foyer:problem:invalid-fields",
                 "errors":[{"field":"email","message":"must be an email address"},{"field":"role","message":"x"}]}""");

        assertThat(refused(CompanyForm.ASK.call(Map.of("type", "group_account"))))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo("company-status"))
                .satisfies(problem -> assertThat(problem.fields()).isEmpty());
        assertThat(refused(CompanyForm.INVITE.call(Map.of("company", "c1"))))
                .satisfies(problem -> assertThat(problem.fields()).containsExactly("email", "role"))
                .satisfies(problem -> assertThat(problem.pageStatus()).isEqualTo(400));
    }

    @Test
    void aRefusalBySomethingBetweenIsStillOne() {
        wire.refuse("GET ", 401, "<h1>Oops</h1>");

        assertThatThrownBy(() -> api.me(TOKEN))
                .isInstanceOfSatisfying(ApiProblem.class, problem -> {
                    assertThat(problem.signInNeeded()).isTrue();
                    assertThat(problem.type()).isEmpty();
                })
                .hasMessageNotContaining("Oops");
    }

    @Test
    void anApiThatIsAwayIsSaidSo() {
        AccountApi away = new AccountApi(URI.create("http://localhost:" + Ports.free()));

        assertThatThrownBy(() -> away.me(TOKEN)).isInstanceOfSatisfying(ApiProblem.class, problem -> {
            assertThat(problem.pageStatus()).isEqualTo(502);
            assertThat(problem.type()).isEqualTo("unanswered");
        });
    }

    @Test
    void anAnswerThatIsNoJsonIsSaidSo() {
        wire.answer("GET ", "<h1>Oops</h1>");

        assertThatThrownBy(() -> api.me(TOKEN))
                .isInstanceOfSatisfying(
                        ApiProblem.class, problem -> assertThat(problem.type()).isEqualTo("unreadable"));
    }

    private ApiProblem refused(ApiCall call) {
        return catchThrowableOfType(ApiProblem.class, () -> api.change(TOKEN, call));
    }
}
