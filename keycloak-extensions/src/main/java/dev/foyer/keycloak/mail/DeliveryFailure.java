package dev.foyer.keycloak.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Why a mail was not delivered. What the server said may name the address or quote the mail, so only its codes are kept
 * (RFC 5321, section 4.2.3; RFC 3463).
 *
 * @param permanent whether trying again is of no use: the server refused this recipient or this content with 5xx. Whatever it
 *     says before that, to the connection, the sign-in or the sender, would be said to every mail, and is for somebody to mend
 * @param reason for staff, without any of the mail
 */
record DeliveryFailure(boolean permanent, String reason) {

    /** "Authentication required" and its kin: said to a recipient, but meant for us. */
    private static final List<Integer> SIGN_IN_CODES = List.of(530, 534, 535, 538);

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern GREETING = Pattern.compile("response: (\\d{3})\\b");

    static DeliveryFailure temporary(String reason) {
        return new DeliveryFailure(false, reason);
    }

    static DeliveryFailure permanent(String reason) {
        return new DeliveryFailure(true, reason);
    }

    /** What an exception of the attempt means. */
    static DeliveryFailure of(Throwable failure) {
        List<Throwable> chain = chain(failure);
        return first(chain, SMTPAddressFailedException.class)
                .map(refusal -> answered("the recipient", refusal.getReturnCode(), refusal.getMessage()))
                .or(() -> first(chain, SMTPSendFailedException.class).map(DeliveryFailure::refused))
                .or(() -> first(chain, AuthenticationFailedException.class)
                        .map(refusal -> temporary("The mail server does not take the realm's user and password")))
                .or(() -> first(chain, SocketTimeoutException.class)
                        .map(silence -> temporary("The mail server did not answer in time")))
                .or(() -> first(chain, SSLException.class)
                        .map(distrust -> temporary("The connection to the mail server could not be secured")))
                .or(() -> first(chain, IOException.class)
                        .map(end -> temporary("The connection to the mail server failed")))
                .orElseGet(() -> temporary(turnedAway(chain)));
    }

    private static DeliveryFailure refused(SMTPSendFailedException refusal) {
        if (refusal.getCommand() != null && refusal.getCommand().startsWith("MAIL")) {
            return temporary(
                    "The mail server refused the sender: " + codes(refusal.getReturnCode(), refusal.getMessage()));
        }
        return answered("the content", refusal.getReturnCode(), refusal.getMessage());
    }

    private static DeliveryFailure answered(String what, int code, @Nullable String answer) {
        if (code < 0) {
            return temporary("The connection to the mail server failed");
        }
        return new DeliveryFailure(
                code >= 500 && !SIGN_IN_CODES.contains(code),
                "The mail server refused " + what + ": " + codes(code, answer));
    }

    private static String turnedAway(List<Throwable> chain) {
        return chain.stream()
                .map(each -> GREETING.matcher(String.valueOf(each.getMessage())))
                .filter(Matcher::find)
                .findFirst()
                .map(greeting -> "The mail server turned the connection away: " + greeting.group(1))
                .orElseGet(() -> "The mail could not be handed over: "
                        + chain.get(chain.size() - 1).getClass().getSimpleName());
    }

    private static String codes(int code, @Nullable String answer) {
        Matcher enhanced = ENHANCED.matcher(String.valueOf(answer));
        return enhanced.find() ? code + " " + enhanced.group(1) : Integer.toString(code);
    }

    private static <T> Optional<T> first(List<Throwable> chain, Class<T> type) {
        return chain.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Mail's exceptions hang one behind the other in two ways. */
    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        collect(failure, chain);
        return chain;
    }

    private static void collect(@Nullable Throwable failure, List<Throwable> chain) {
        if (failure == null || chain.contains(failure)) {
            return;
        }
        chain.add(failure);
        collect(failure.getCause(), chain);
        if (failure instanceof MessagingException messaging) {
            collect(messaging.getNextException(), chain);
        }
    }
}
