package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Html;

/** The page that asks back. */
final class QuestionPage {
    private QuestionPage() {}

    static String of(Visit visit, Question question) {
        String title = question.whom() + "?";
        return ShopPages.page(
                NoticeHtml.title(visit, title),
                visit,
                "<h1>" + Html.escape(title) + "</h1>" + NoticeHtml.of(visit) + "<section id=\"question\"><p>"
                        + Html.escape(question.consequence()) + "</p>"
                        + new CompanyFormHtml(visit)
                                .of(
                                        question.form(),
                                        question.known(),
                                        question.fields(),
                                        question.button(),
                                        question.whom())
                        + "<p><a href=\"" + CompanySite.PATH + "\">Back, and change nothing</a></p></section>");
    }
}
