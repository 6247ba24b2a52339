package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Exchange;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * What the addresses below {@code /company} do, for somebody who is signed in. Where the API does not take their token, nothing is
 * answered yet: {@link ApiProblem#signInNeeded} is then so of what is thrown.
 */
final class CompanySite {
    static final String PATH = "/company";

    private static final URI PAGE = URI.create(PATH);
    private static final Notice GONE = Notice.problem("That is not there any more. This is how things stand.");

    private final AccountApi api;
    private final Visits visits;

    CompanySite(AccountApi api, Visits visits) {
        this.api = api;
        this.visits = visits;
    }

    /** The page "Your company". */
    void show(Exchange exchange, Visit visit, SignedIn customer) throws IOException, ApiProblem {
        Optional<CompanyView> view = view(exchange, visit, customer);
        if (view.isPresent()) {
            visits.update(exchange, Visit::withoutNotice);
            exchange.html(200, CompanyPage.of(visit, view.get()));
        }
    }

    /** The page that asks back before this form is sent. */
    void ask(Exchange exchange, CompanyForm form, Visit visit, SignedIn customer) throws IOException, ApiProblem {
        Optional<CompanyView> view = view(exchange, visit, customer);
        if (view.isPresent()) {
            Optional<Question> question = Question.of(form, exchange.query(), view.get());
            if (question.isPresent()) {
                visits.update(exchange, Visit::withoutNotice);
                exchange.html(200, QuestionPage.of(visit, question.get()));
            } else {
                visits.update(exchange, now -> now.notice().isPresent() ? now : now.withNotice(GONE));
                exchange.redirect(PAGE);
            }
        }
    }

    /** Sends the form on, and shows what came of it. */
    void send(Exchange exchange, CompanyForm form, Map<String, String> fields, SignedIn customer)
            throws IOException, ApiProblem {
        Notice notice = outcome(form, fields, customer);
        visits.update(exchange, visit -> visit.withNotice(notice));
        boolean again = notice.problem() && form.asksBack() && !form.body().isEmpty();
        exchange.redirect(again ? form.page(fields) : PAGE);
    }

    private Notice outcome(CompanyForm form, Map<String, String> fields, SignedIn customer) throws ApiProblem {
        try {
            return Notice.done(form.done(api.change(customer.accessToken(), form.call(fields))));
        } catch (ApiProblem e) {
            if (e.signInNeeded()) {
                throw e;
            }
            return Notice.problem(ProblemText.of(e, form), new SentForm(form, fields, ProblemText.wrong(e, form)));
        }
    }

    /** Everything; where the API does not say, that has been answered. */
    private Optional<CompanyView> view(Exchange exchange, Visit visit, SignedIn customer)
            throws IOException, ApiProblem {
        try {
            return Optional.of(CompanyView.of(api, customer.accessToken(), customer.company()));
        } catch (ApiProblem e) {
            if (e.signInNeeded()) {
                throw e;
            }
            visits.update(exchange, Visit::withoutNotice);
            exchange.html(e.pageStatus(), CompanyPage.of(visit, e));
            return Optional.empty();
        }
    }
}
