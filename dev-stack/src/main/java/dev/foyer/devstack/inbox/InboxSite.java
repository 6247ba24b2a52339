package dev.foyer.devstack.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.devstack.web.Exchange;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages and JSON of the inbox. */
final class InboxSite {
    /** Replaces the list when it has changed, and leaves the rest of the page to the reader. */
    private static final String REFRESH = """
            setInterval(async () => {
              const answer = await fetch(location.href);
              if (!answer.ok) return;
              const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#messages');
              const shown = document.querySelector('#messages');
              if (fresh && fresh.innerHTML !== shown.innerHTML) shown.innerHTML = fresh.innerHTML;
            }, 2000);
            """;

    private static final Pattern MESSAGE = Pattern.compile("/messages/(\\d{1,18})");

    private final MessageStore store;
    private final Clock clock;

    InboxSite(MessageStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void handle(Exchange exchange) throws IOException {
        Optional<String> to = Optional.ofNullable(exchange.query().get("to"))
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        switch (exchange.method() + " " + exchange.path()) {
            case "GET /" -> exchange.html(200, InboxPages.list(store.to(to), to));
            case "GET /api/messages" ->
                exchange.json(
                        200,
                        MessageJson.writeAll(store.to(to).stream()
                                .map(MessageStore.Numbered::message)
                                .toList()));
            case "GET /refresh.js" -> exchange.javascript(REFRESH);
            case "DELETE /api/messages" -> {
                store.clear();
                exchange.noContent();
            }
            case "POST /api/sms" -> takeSms(exchange);
            default -> showMessage(exchange);
        }
    }

    private void takeSms(Exchange exchange) throws IOException {
        JsonNode sms;
        try {
            sms = MessageJson.parse(exchange.body());
        } catch (IOException e) {
            exchange.json(400, "{\"error\":\"The body is no JSON; send {\\\"to\\\":…,\\\"text\\\":…}.\"}");
            return;
        }
        String to = MessageJson.text(sms, "to");
        if (to.isBlank() || !sms.path("text").isTextual()) {
            exchange.json(400, "{\"error\":\"Both to and text are required, as texts.\"}");
            return;
        }
        store.add(new Message(to, Message.Channel.SMS, "", MessageJson.text(sms, "text"), "", clock.instant()));
        exchange.noContent();
    }

    private void showMessage(Exchange exchange) throws IOException {
        Matcher matcher = MESSAGE.matcher(exchange.path());
        Optional<Message> message = exchange.method().equals("GET") && matcher.matches()
                ? store.number(Long.parseLong(matcher.group(1)))
                : Optional.empty();
        if (message.isPresent()) {
            exchange.html(200, InboxPages.message(message.get()));
        } else {
            exchange.html(404, InboxPages.notFound());
        }
    }
}
