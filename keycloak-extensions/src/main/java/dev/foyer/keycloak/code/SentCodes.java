package dev.foyer.keycloak.code;

import dev.foyer.keycloak.settings.CodeSettings;
import dev.foyer.keycloak.storage.OwnTables;
import dev.foyer.keycloak.storage.OwnTransaction;
import dev.foyer.keycloak.storage.RealmMac;
import java.util.Optional;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The codes that a person was sent. For the thread of the session. */
final class SentCodes {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String userId;

    SentCodes(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.userId = user.getId();
    }

    /** Keeps a code that was sent just now, in the transaction at hand; returns what it is guessed by. */
    UUID keep(OneTimeCode code) {
        UUID id = UUID.randomUUID();
        table(session)
                .add(
                        id,
                        realm.getId(),
                        userId,
                        hash(id, code),
                        CodeSettings.of(realm).life());
        return id;
    }

    /** Whether the code can still be used, as far as time goes. */
    boolean isOpen(UUID id) {
        return table(session).isOpen(id, realm.getId(), userId);
    }

    /** Voids a code, in the transaction at hand; its guesses go on to count. */
    void close(UUID id) {
        table(session).close(id);
    }

    /**
     * Takes a guess, in a transaction of its own: it counts whatever becomes of the request, and a code that was right once is
     * never right again.
     */
    Guess guess(UUID id, String typed) {
        Optional<String> hash = OneTimeCode.typed(typed).map(code -> hash(id, code));
        CodeSettings settings = CodeSettings.of(realm);
        GuessRule rule = new GuessRule(settings.guesses(), settings.guessesPerHour());
        return OwnTransaction.of(session, own -> {
            CodeTable table = new CodeTable(new OwnTables(own));
            Guess guess = rule.judge(table.lock(realm.getId(), userId), id, hash);
            if (guess instanceof Guess.Right) {
                table.close(id);
            } else if (guess instanceof Guess.Wrong) {
                table.miss(id);
            }
            return guess;
        });
    }

    private String hash(UUID id, OneTimeCode code) {
        return RealmMac.of(session, realm).of("foyer-code " + id + " " + code.digits());
    }

    private static CodeTable table(KeycloakSession session) {
        return new CodeTable(new OwnTables(session));
    }
}
