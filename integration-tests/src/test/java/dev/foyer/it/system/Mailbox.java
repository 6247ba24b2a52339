package dev.foyer.it.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The inbox of everybody, over its JSON address. */
public final class Mailbox {

    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    private final String inbox;

    Mailbox(String inbox) {
        this.inbox = inbox;
    }

    /** All messages to an address, newest first. */
    public JsonNode to(String address) {
        return Http.get(inbox + "/api/messages?to=" + Http.encode(address), "").body();
    }

    /** Waits for a mail and returns the newest. */
    public JsonNode await(String address) {
        return org.awaitility.Awaitility.await("mail to " + address)
                .atMost(Duration.ofSeconds(20))
                .until(() -> to(address).get(0), message -> message != null);
    }

    /** Waits for a mail with this subject and returns it. */
    public JsonNode await(String address, String subject) {
        return org.awaitility.Awaitility.await("mail \"" + subject + "\" to " + address)
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> to(address),
                        messages -> messages.size() > 0
                                && messages.get(0).path("subject").asText().equals(subject))
                .get(0);
    }

    /** The first link in the text of the newest mail. */
    public String awaitLink(String address) {
        return link(await(address));
    }

    /** Waits for a mail whose first link is another one, and returns that. */
    public String awaitAnotherLink(String address, String before) {
        return org.awaitility.Awaitility.await("another mail to " + address)
                .atMost(Duration.ofSeconds(20))
                .until(() -> awaitLink(address), link -> !link.equals(before));
    }

    private static String link(JsonNode message) {
        Matcher link = LINK.matcher(message.get("text").asText());
        if (!link.find()) {
            throw new AssertionError("The mail has no link.");
        }
        return link.group();
    }
}
