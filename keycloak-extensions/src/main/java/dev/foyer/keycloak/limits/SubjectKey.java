package dev.foyer.keycloak.limits;

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
 * Turns a subject into what the table keeps: HMAC-SHA-256 under the realm's own key, so that nobody reads addresses, numbers or
 * networks out of a copy of the database. A new key of the realm starts all budgets anew.
 */
final class SubjectKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    SubjectKey(SecretKey key) {
        this.key = key;
    }

    static SubjectKey of(KeycloakSession session, RealmModel realm) {
        return new SubjectKey(session.keys()
                .getActiveKey(realm, KeyUse.SIG, Constants.INTERNAL_SIGNATURE_ALGORITHM)
                .getSecretKey());
    }

    /** 43 characters. The period takes part: two limits of one subject have two budgets. */
    String of(Limit limit) {
        String text = "foyer-limit " + limit.subject().kind().value() + " "
                + limit.rate().period().toNanos() / 1000 + " " + limit.subject().value();
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
