package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Html;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The forms of the page "Your company". Each has a key of its own, so that sending it twice asks once. */
final class CompanyFormHtml {
    private final Optional<SentForm> sent;

    /** @param visit with the form that was sent last, when it did not work out: it comes again as it was filled in */
    CompanyFormHtml(Visit visit) {
        this.sent = visit.notice().flatMap(Notice::sent);
    }

    /**
     * A form.
     *
     * @param known fields that the visitor does not see
     * @param fields that the visitor fills in
     * @param button what the button says
     * @param whom what the button is about, for those who do not see where it stands; begins with the button's own words
     */
    String of(CompanyForm form, Map<String, String> known, List<FormField> fields, String button, String whom) {
        StringBuilder hidden = new StringBuilder();
        Map<String, String> values = new TreeMap<>(known);
        values.put("key", UUID.randomUUID().toString());
        values.forEach((name, value) ->
                hidden.append("<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, Html.escape(value))));
        Optional<SentForm> same = sent.filter(last -> last.is(form, known));
        return "<form method=\"post\" action=\"%s\">%s%s<button aria-label=\"%s\">%s</button></form>"
                .formatted(
                        form.action(),
                        hidden,
                        fields.stream().map(field -> field.html(same)).collect(Collectors.joining()),
                        Html.escape(whom),
                        button);
    }

    /** A form with nothing to fill in. */
    String of(CompanyForm form, Map<String, String> known, String button, String whom) {
        return of(form, known, List.of(), button, whom);
    }

    /** The way to a form that has a page of its own. */
    static String link(CompanyForm form, Map<String, String> known, String text, String whom) {
        return "<a class=\"button\" href=\"%s\" aria-label=\"%s\">%s</a>"
                .formatted(Html.escape(form.page(known).toString()), Html.escape(whom), text);
    }
}
