package dev.foyer.provisioning.domain;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An email domain in one form, however it was typed: lower case, the ASCII form of internationalized names (RFC 5890), at least two
 * labels. The ASCII form is the JDK's, as that of Keycloak's mails is.
 */
record DomainName(String ascii) {

    private static final String BELOW = "_foyer.";

    // So that the record below it still has a name that RFC 1035 allows.
    private static final int LONGEST = 253 - BELOW.length();

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";

    // The last label begins with a letter: an IP address is no domain.
    private static final Pattern NAME = Pattern.compile("(?:" + LABEL + "\\.)+(?=[a-z])" + LABEL);

    /** A domain as it was typed, be it with a dot at its end; empty for what is none. */
    static Optional<DomainName> of(String typed) {
        String bare = typed.strip();
        if (bare.endsWith(".")) {
            bare = bare.substring(0, bare.length() - 1);
        }
        try {
            String name = IDN.toASCII(bare.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED)
                    .toLowerCase(Locale.ROOT);
            return name.length() <= LONGEST && NAME.matcher(name).matches()
                    ? Optional.of(new DomainName(name))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As people write it in their address. */
    String unicode() {
        return IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED);
    }

    /** Names of this domain and all above it, the longest first. */
    List<String> upwards() {
        List<String> names = new ArrayList<>();
        names.add(ascii);
        for (int dot = ascii.indexOf('.'); dot >= 0; dot = ascii.indexOf('.', dot + 1)) {
            names.add(ascii.substring(dot + 1));
        }
        return names;
    }

    /** Where the DNS is to show the challenge. */
    String recordName() {
        return BELOW + ascii;
    }
}
