package dev.foyer.devstack.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            last-admin           | LEAVE   | Make another member administrator first
            already-member       | ACCEPT  | belongs to the company already
            company-status       | INVITE  | The company is not active
            company-status       | ASK     | cannot be asked for as things stand
            request-decided      | APPROVE | decided or withdrawn meanwhile
            invitation-ended     | ACCEPT  | Ask whoever invited you for a new one
            invitation-ended     | TAKE_BACK | its two weeks are over
            too-many-invitations | INVITE  | Invite more people tomorrow
            too-many-requests    | ASK     | Wait for a while
            email-not-verified   | ACCEPT  | Open the link in the email
            not-found            | REMOVE  | not there any more
            not-allowed          | REMOVE  | Only administrators
            registry-unavailable | ASK     | Try again in a moment
            of-tomorrow          | ASK     | That did not work
            """)
    void eachKindOfProblemSaysWhatToDo(String type, CompanyForm form, String words) {
        assertThat(ProblemText.of(problem(type), form)).contains(words).endsWith(".");
    }

    @Test
    void aFieldThatTheVisitorHasFilledInIsNamedAtTheField() {
        ApiProblem problem = problem("invalid-fields", "email", "role", "company");

        assertThat(ProblemText.wrong(problem, CompanyForm.INVITE))
                .isEqualTo(Map.of(
                        "email", "Enter an email address, such as name@example.com.",
                        "role", "Choose one of the roles."));
        assertThat(ProblemText.of(problem, CompanyForm.INVITE)).contains("See what it says there");
        assertThat(ProblemText.wrong(problem("already-member"), CompanyForm.INVITE))
                .containsOnlyKeys("email");
    }

    @Test
    void aFieldThatNobodySeesIsNotSpokenOf() {
        ApiProblem problem = problem("invalid-fields", "companyId");

        assertThat(ProblemText.wrong(problem, CompanyForm.JOIN)).isEmpty();
        assertThat(ProblemText.of(problem, CompanyForm.JOIN)).contains("not possible any more");
    }

    @Test
    void aPageThatCannotBeShownSaysSo() {
        assertThat(ProblemText.ofPage(problem("not-found"))).contains("not quite ready");
        assertThat(ProblemText.ofPage(problem(""))).contains("out of order");
    }

    private static ApiProblem problem(String type, String... fields) {
        return new ApiProblem(409, type, List.of(fields));
    }
}
