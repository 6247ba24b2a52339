package dev.foyer.devstack.inbox;

import java.time.Instant;

/**
 * A mail or text message to one recipient.
 *
 * @param to address or phone number
 * @param text plain text, empty when the mail has none
 * @param html HTML version, empty when there is none
 */
public record Message(String to, Channel channel, String subject, String text, String html, Instant sentAt) {

    /** How it was sent. */
    public enum Channel {
        EMAIL,
        SMS
    }
}
