package dev.foyer.keycloak.settings;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A domain in one form, however it was typed: lower case, the ASCII form of internationalized names (RFC 5890).
 *
 * <p>The ASCII form is the JDK's, after RFC 3490, in which the sharp s is {@code ss}: so Keycloak writes the domain of an address
 * that it sends mail to, and the rule is about where mail goes. Who means the name of the later standard types its ASCII form.
 */
public record EmailDomain(String name) {

    private static final int LONGEST = 253;
    private static final Pattern ASCII_NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    /**
     * A domain that was typed, be it with {@code @}, {@code *.} or a dot before it.
     *
     * @return empty for what is no domain
     */
    public static Optional<EmailDomain> of(String typed) {
        String bare = typed.strip();
        if (bare.startsWith("@")) {
            bare = bare.substring(1);
        }
        if (bare.startsWith("*.")) {
            bare = bare.substring(2);
        }
        if (bare.startsWith(".")) {
            bare = bare.substring(1);
        }
        if (bare.endsWith(".")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        return ascii(bare);
    }

    /** The domain of an email address: what stands after the last {@code @}; empty where that is no domain. */
    public static Optional<EmailDomain> ofAddress(String email) {
        int at = email.lastIndexOf('@');
        return at < 0 ? Optional.empty() : of(email.substring(at + 1));
    }

    /** Names of this domain and all above it, the longest first. */
    public List<String> upwards() {
        List<String> names = new ArrayList<>();
        names.add(name);
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            names.add(name.substring(dot + 1));
        }
        return names;
    }

    private static Optional<EmailDomain> ascii(String bare) {
        try {
            String name = IDN.toASCII(bare.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED)
                    .toLowerCase(Locale.ROOT);
            return name.length() <= LONGEST && ASCII_NAME.matcher(name).matches()
                    ? Optional.of(new EmailDomain(name))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
