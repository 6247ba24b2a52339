package dev.foyer.keycloak.mail;

import java.util.Optional;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Which key seals the mails of a realm: the one of the provider's configuration, else one made from the realm's own AES key,
 * which Keycloak keeps for what it encrypts itself. The former keeps a copy of the database useless by itself; the latter
 * stands in that same database and hides contents from whoever reads this table alone.
 */
final class SealingKeys {

    private static final String REALM = "realm:";

    private final Optional<SealingKey> configured;
    private final Optional<SealingKey> former;

    /** @param former opens what it has sealed, and seals nothing any more */
    SealingKeys(Optional<SealingKey> configured, Optional<SealingKey> former) {
        this.configured = configured;
        this.former = former;
    }

    SealingKey active(KeycloakSession session, RealmModel realm) {
        return configured.orElseGet(() -> ofRealm(session.keys().getActiveKey(realm, KeyUse.ENC, Algorithm.AES)));
    }

    /** The key with an id; empty when nobody has it any more. */
    Optional<SealingKey> find(KeycloakSession session, RealmModel realm, String id) {
        if (id.startsWith(REALM)) {
            return Optional.ofNullable(
                            session.keys().getKey(realm, id.substring(REALM.length()), KeyUse.ENC, Algorithm.AES))
                    .map(SealingKeys::ofRealm);
        }
        return configured
                .filter(key -> key.id().equals(id))
                .or(() -> former.filter(key -> key.id().equals(id)));
    }

    private static SealingKey ofRealm(KeyWrapper key) {
        return SealingKey.derived(REALM + key.getKid(), key.getSecretKey().getEncoded());
    }
}
