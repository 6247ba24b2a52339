package dev.foyer.benchmarks.hosted;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an authenticator app shows: RFC 6238 with SHA-1, six digits and thirty seconds.
 *
 * @param secret as Keycloak keeps it
 */
public record Totp(String secret, Clock clock) {

    private static final String ALGORITHM = "HmacSHA1";
    private static final long PERIOD_SECONDS = 30;
    private static final int BOUND = 1_000_000;

    /** The code of this moment. */
    public String code() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            long step = clock.instant().getEpochSecond() / PERIOD_SECONDS;
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
            return String.format(Locale.ROOT, "%06d", number % BOUND);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
