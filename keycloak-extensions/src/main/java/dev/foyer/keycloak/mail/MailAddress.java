package dev.foyer.keycloak.mail;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.utils.EmailValidationUtil;
import org.keycloak.utils.SMTPUtil;

/** Addresses as a mail server takes them, by the rules of Keycloak's own sender. */
public final class MailAddress {

    private MailAddress() {}

    /**
     * The address to put on the wire; empty when it is none, or when the server would need SMTPUTF8 for it and the realm does
     * not allow that. A domain of other scripts is written in ASCII (RFC 3492).
     */
    public static Optional<String> onTheWire(@Nullable String address, boolean allowUtf8) {
        if (address == null || !EmailValidationUtil.isValidEmail(address)) {
            return Optional.empty();
        }
        return allowUtf8
                ? Optional.of(address)
                : Optional.ofNullable(SMTPUtil.convertIDNEmailAddress(address))
                        .filter(converted ->
                                StandardCharsets.US_ASCII.newEncoder().canEncode(converted));
    }
}
