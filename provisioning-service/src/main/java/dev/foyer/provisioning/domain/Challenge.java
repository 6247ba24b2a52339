package dev.foyer.provisioning.domain;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What a company puts into the DNS to prove a domain: unguessable, so that it means this claim of this company and no other. */
final class Challenge {

    private static final String PREFIX = "foyer-verification=";
    private static final int BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Challenge() {}

    /** A new one, without any character that a form of a DNS provider may take amiss. */
    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return PREFIX + HexFormat.of().formatHex(bytes);
    }
}
