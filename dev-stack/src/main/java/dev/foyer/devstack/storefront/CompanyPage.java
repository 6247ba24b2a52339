package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Html;
import java.util.Map;

/** The page "Your company". */
final class CompanyPage {
    private static final String TITLE = "Your company";

    private CompanyPage() {}

    static String of(Visit visit, CompanyView view) {
        String title = view.company().map(Me.Company::name).orElse(TITLE);
        CompanyFormHtml forms = new CompanyFormHtml(visit);
        String main = "<h1>" + Html.escape(title) + "</h1>"
                + NoticeHtml.of(visit)
                + view.company()
                        .map(company ->
                                "<p id=\"role\">You are " + Html.escape(RoleText.of(company.role())) + " here.</p>")
                        .orElse("<p>You belong to no company that can order here.</p>")
                + view.company()
                        .map(company -> new MembersHtml(view, company, forms).sections())
                        .orElse("")
                + waiting(view)
                + new AccountHtml(view, forms).sections();
        return ShopPages.page(NoticeHtml.title(visit, title), visit, main);
    }

    /** When the API does not say what there is. */
    static String of(Visit visit, ApiProblem problem) {
        String sentence = ProblemText.ofPage(problem);
        return ShopPages.page(
                Notice.problem(sentence).title() + " " + TITLE,
                visit,
                "<h1>" + TITLE + "</h1>" + NoticeHtml.of(visit) + "<section class=\"problem\"><p role=\"alert\">"
                        + Html.escape(sentence) + "</p><p><a class=\"button\" id=\"try-again\" href=\""
                        + CompanySite.PATH + "\">Try again</a></p></section>");
    }

    private static String waiting(CompanyView view) {
        StringBuilder rows = new StringBuilder();
        for (WaitingCompany waiting : view.waiting()) {
            Me.Company company = waiting.company();
            Map<String, String> own =
                    Map.of("company", company.id(), "customer", view.me().id());
            rows.append("<li data-company=\"%s\"><span>%s %s.</span>%s</li>"
                    .formatted(
                            Html.escape(company.id()),
                            Html.escape(company.name()),
                            state(company.status()),
                            waiting.mayBeLeft()
                                    ? CompanyFormHtml.link(CompanyForm.LEAVE, own, "Leave", "Leave " + company.name())
                                    : ""));
        }
        return rows.isEmpty()
                ? ""
                : "<section id=\"waiting\"><h2>Companies that cannot order at present</h2><ul class=\"rows\">" + rows
                        + "</ul></section>";
    }

    private static String state(String status) {
        return switch (status) {
            case "pending" -> "waits to be approved";
            case "rejected" -> "was not approved";
            case "blocked" -> "is blocked";
            default -> "is " + Html.escape(status);
        };
    }
}
