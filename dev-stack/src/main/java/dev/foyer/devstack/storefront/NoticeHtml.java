package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Html;

/** The notice on a page, which has the focus when there is one. */
final class NoticeHtml {
    private NoticeHtml() {}

    /** A page's title, after the notice's. */
    static String title(Visit visit, String title) {
        return visit.notice().map(notice -> notice.title() + " " + title).orElse(title);
    }

    static String of(Visit visit) {
        return visit.notice()
                .map(notice -> "<p class=\"notice%s\" role=\"%s\" tabindex=\"-1\" autofocus>%s</p>"
                        .formatted(
                                notice.problem() ? " problem" : "",
                                notice.problem() ? "alert" : "status",
                                Html.escape(notice.sentence())))
                .orElse("");
    }
}
