package dev.foyer.devstack.inbox;

import dev.foyer.devstack.web.Html;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The inbox for people: a list that keeps itself up to date, and a page for each message. */
final class InboxPages {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());
    private static final String REFRESH = "<script src=\"/refresh.js\" defer></script>"
            + "<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>\n";
    private static final int SHOWN = 200;

    private InboxPages() {}

    static String list(List<MessageStore.Numbered> messages, Optional<String> recipient) {
        StringBuilder rows = new StringBuilder();
        messages.stream().limit(SHOWN).forEach(entry -> rows.append(row(entry)));
        String table = messages.isEmpty()
                ? "<p class=\"soft\">Nothing yet. Mails and text messages show up here by themselves.</p>"
                : "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Sent</th><th scope=\"col\">To</th>"
                        + "<th scope=\"col\">Message</th></tr></thead><tbody>" + rows + "</tbody></table></div>";
        String main = """
                <h1>Inbox</h1>
                <section>
                <form method="get" action="/"><label for="to">Only to</label>
                <input id="to" name="to" value="%s" autocomplete="off"><button>Show</button></form>
                </section>
                <section id="messages">%s</section>""".formatted(Html.escape(recipient.orElse("")), table);
        return page("Inbox", REFRESH, main);
    }

    static String message(Message message) {
        String body = message.html().isEmpty()
                ? ""
                : "<section><h2>As HTML</h2><iframe title=\"The message as HTML\" sandbox=\"allow-popups"
                        + " allow-popups-to-escape-sandbox\" srcdoc=\""
                        + Html.escape("<base target=\"_blank\">" + message.html()) + "\"></iframe></section>";
        String text = message.text().isEmpty()
                ? ""
                : "<section><h2>As text</h2><pre>" + Html.escapeWithLinks(message.text()) + "</pre></section>";
        String main = "<h1>%s</h1><p class=\"soft\">To %s, %s</p>%s%s"
                .formatted(
                        Html.escape(title(message)),
                        Html.escape(message.to()),
                        Html.escape(TIME.format(message.sentAt())),
                        text,
                        body);
        return page(title(message), "", main);
    }

    static String notFound() {
        return page("Not found", "", "<h1>Not found</h1><p>There is no such message any more.</p>");
    }

    private static String row(MessageStore.Numbered entry) {
        Message message = entry.message();
        return "<tr><td><time datetime=\"%s\">%s</time></td><td>%s</td><td><a href=\"/messages/%d\">%s</a></td></tr>"
                .formatted(
                        message.sentAt(),
                        Html.escape(TIME.format(message.sentAt())),
                        Html.escape(message.to()),
                        entry.number(),
                        Html.escape(title(message)));
    }

    private static String title(Message message) {
        return switch (message.channel()) {
            case SMS -> "Text message: " + message.text();
            case EMAIL -> message.subject().isBlank() ? "(no subject)" : message.subject();
        };
    }

    private static String page(String title, String head, String main) {
        return Html.page(title, "Foyer inbox", head, "<a href=\"/api/messages\">JSON</a>", main);
    }
}
