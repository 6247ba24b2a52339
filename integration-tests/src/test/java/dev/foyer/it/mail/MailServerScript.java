package dev.foyer.it.mail;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How a mail server answers.
 *
 * @param greeting first line
 * @param recipient answer to an address
 * @param content answer to a mail; null ends the connection instead
 * @param hangs whether it accepts connections and says nothing
 */
record MailServerScript(
        String greeting,
        UnaryOperator<String> recipient,
        @Nullable String content,
        boolean hangs) {

    private static final String OK = "250 2.0.0 fine";

    /** Takes everything. */
    static final MailServerScript KIND = new MailServerScript("220 ready", address -> OK, OK, false);

    /** Accepts a connection and never says a word. */
    static final MailServerScript HANGING = new MailServerScript("", address -> OK, OK, true);

    /** Takes a mail and dies before it says so. */
    static final MailServerScript DYING = new MailServerScript("220 ready", address -> OK, null, false);

    static MailServerScript greeting(String answer) {
        return new MailServerScript(answer, address -> OK, OK, false);
    }

    static MailServerScript content(String answer) {
        return new MailServerScript("220 ready", address -> OK, answer, false);
    }

    /** Answers otherwise to one address. */
    static MailServerScript recipient(String who, String answer) {
        return new MailServerScript("220 ready", address -> address.equals(who) ? answer : OK, OK, false);
    }
}
