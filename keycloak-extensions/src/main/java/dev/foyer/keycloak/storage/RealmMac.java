package dev.foyer.keycloak.storage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * HMAC-SHA-256 under a realm's own key: what is kept of something short or guessable, so that nobody reads it out of a copy of a
 * table. A new key of the realm makes all that was kept unknown.
 */
public final class RealmMac {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    /** Under this key. */
    public RealmMac(SecretKey key) {
        this.key = key;
    }

    /** Under the key that Keycloak itself signs with in this realm. */
    public static RealmMac of(KeycloakSession session, RealmModel realm) {
        return new RealmMac(session.keys()
                .getActiveKey(realm, KeyUse.SIG, Constants.INTERNAL_SIGNATURE_ALGORITHM)
                .getSecretKey());
    }

    /**
     * 43 letters of base64url.
     *
     * @param text begins with what it is about, so that two uses never have the same
     */
    public String of(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
