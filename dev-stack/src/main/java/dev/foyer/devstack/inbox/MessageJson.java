package dev.foyer.devstack.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Messages on the wire and in the file. */
final class MessageJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private MessageJson() {}

    static String write(Message message) {
        return node(message).toString();
    }

    static String writeAll(List<Message> messages) {
        ArrayNode array = MAPPER.createArrayNode();
        messages.forEach(message -> array.add(node(message)));
        return array.toString();
    }

    static Message read(String line) throws IOException {
        JsonNode node = MAPPER.readTree(line);
        return new Message(
                text(node, "to"),
                Message.Channel.valueOf(text(node, "channel").toUpperCase(Locale.ROOT)),
                text(node, "subject"),
                text(node, "text"),
                text(node, "html"),
                Instant.parse(text(node, "sentAt")));
    }

    static JsonNode parse(byte[] document) throws IOException {
        return MAPPER.readTree(document);
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private static ObjectNode node(Message message) {
        return MAPPER.createObjectNode()
                .put("to", message.to())
                .put("channel", message.channel().name().toLowerCase(Locale.ROOT))
                .put("subject", message.subject())
                .put("text", message.text())
                .put("html", message.html())
                .put("sentAt", message.sentAt().toString());
    }
}
