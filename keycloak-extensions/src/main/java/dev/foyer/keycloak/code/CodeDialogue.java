package dev.foyer.keycloak.code;

import dev.foyer.keycloak.limits.Verdict;
import dev.foyer.keycloak.settings.CodeSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Sends a code to one person and asks for it, in one authentication: the code is good in no other. A page that is loaded again
 * sends nothing.
 */
final class CodeDialogue {

    /** Name of the field on the page. */
    static final String FIELD = "code";

    private static final String NOTE = "foyer_code_";
    private static final long LONG_WAIT_SECONDS = 120;

    private final SentCodes codes;
    private final SendLimits limits;
    private final CodeChannel channel;
    private final AuthenticationSessionModel authentication;

    CodeDialogue(
            KeycloakSession session, AuthenticationSessionModel authentication, UserModel user, CodeChannel channel) {
        this.codes = new SentCodes(session, authentication.getRealm(), user);
        this.limits = new SendLimits(session, CodeSettings.of(authentication.getRealm()), user);
        this.channel = channel;
        this.authentication = authentication;
    }

    /** The page is shown: a code is sent unless one of this authentication can still be used. */
    CodeReply begin() {
        return current().filter(codes::isOpen).isPresent() ? sent() : send();
    }

    /** Another code; the one before is void then. */
    CodeReply send() {
        if (limits.take(channel) instanceof Verdict.Refused refused) {
            return new CodeReply.NotSent(
                    wait("foyer.code.wait.seconds", "foyer.code.wait.minutes", refused.retryAfter()));
        }
        OneTimeCode code = OneTimeCode.create();
        try {
            channel.send(code);
        } catch (CodeNotSentException e) {
            return new CodeReply.NotSent(new FormMessage(channel.notSentMessage()));
        }
        current().ifPresent(codes::close);
        authentication.setAuthNote(note(), codes.keep(code).toString());
        return sent();
    }

    /** No code of this authentication is good any more. */
    void abandon() {
        current().ifPresent(codes::close);
        authentication.removeAuthNote(note());
    }

    /** Somebody typed a code. */
    CodeReply guess(@Nullable String typed) {
        Optional<UUID> current = current();
        if (typed == null || typed.isBlank()) {
            return new CodeReply.Wrong(new FormMessage(FIELD, "foyer.code.missing"), false);
        }
        Guess guess = current.map(id -> codes.guess(id, typed)).orElseGet(Guess.Over::new);
        if (guess instanceof Guess.Right) {
            authentication.removeAuthNote(note());
            return new CodeReply.Right();
        }
        if (guess instanceof Guess.TooMany tooMany) {
            return new CodeReply.Wrong(
                    wait("foyer.code.too-many.seconds", "foyer.code.too-many.minutes", tooMany.retryAfter()), false);
        }
        return guess instanceof Guess.Wrong
                ? new CodeReply.Wrong(new FormMessage(FIELD, "foyer.code.wrong"), true)
                : new CodeReply.Wrong(new FormMessage(FIELD, "foyer.code.over"), false);
    }

    private CodeReply sent() {
        return new CodeReply.Sent(new FormMessage(null, channel.sentMessage(), channel.masked()));
    }

    /** Short waits are told in seconds, long ones in minutes; rounded up. */
    private static FormMessage wait(String inSeconds, String inMinutes, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return seconds <= LONG_WAIT_SECONDS
                ? new FormMessage(FIELD, inSeconds, seconds)
                : new FormMessage(FIELD, inMinutes, (seconds + 59) / 60);
    }

    private Optional<UUID> current() {
        return Optional.ofNullable(authentication.getAuthNote(note())).map(UUID::fromString);
    }

    private String note() {
        return NOTE + channel.key();
    }
}
