package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Html;
import java.util.Map;
import java.util.Optional;

/**
 * A field that the visitor fills in, with a label that everybody sees.
 *
 * @param whole the label with whom the field is about, for those who do not see where it stands; empty when the label says it
 * @param attributes further ones of an input, already safe
 * @param choices names by value; empty for free text
 * @param value beforehand
 */
record FormField(
        String name, String label, String whole, String attributes, Map<String, String> choices, String value) {

    static FormField text(String name, String label, String attributes) {
        return new FormField(name, label, "", attributes, Map.of(), "");
    }

    /** A choice of roles. */
    static FormField role(String whole, String chosen) {
        return new FormField("role", "Role", whole, "", RoleText.names(), chosen);
    }

    /** The field as it was sent, where it was, and with what is wrong with it. */
    String html(Optional<SentForm> sent) {
        String now = sent.flatMap(form -> form.value(name)).orElse(value);
        Optional<String> problem = sent.flatMap(form -> form.problem(name));
        String id = "problem-with-" + name;
        String state = (whole.isEmpty() ? "" : " aria-label=\"" + Html.escape(whole) + "\"")
                + (problem.isPresent() ? " aria-invalid=\"true\" aria-describedby=\"" + id + "\"" : "");
        return "<label>%s %s</label>%s"
                .formatted(
                        Html.escape(label),
                        choices.isEmpty() ? input(now, state) : select(now, state),
                        problem.map(text ->
                                        "<span class=\"wrong\" id=\"%s\">%s</span>".formatted(id, Html.escape(text)))
                                .orElse(""));
    }

    private String input(String now, String state) {
        return "<input name=\"%s\" value=\"%s\" %s%s>".formatted(name, Html.escape(now), attributes, state);
    }

    private String select(String now, String state) {
        StringBuilder options = new StringBuilder();
        choices.forEach((key, text) -> options.append("<option value=\"%s\"%s>%s</option>"
                .formatted(Html.escape(key), key.equals(now) ? " selected" : "", Html.escape(text))));
        return "<select name=\"%s\"%s>%s</select>".formatted(name, state, options);
    }
}
