package dev.foyer.keycloak.mail;

import dev.foyer.keycloak.storage.OwnTables;
import dev.foyer.keycloak.storage.RealmMac;
import java.util.Collection;
import java.util.Locale;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The queued mails to an address. The queue's content is sealed; to whom a mail goes stands beside it as a keyed hash, by which alone
 * nobody learns an address.
 */
public final class MailsOfAddress {

    private static final String REMOVE = "delete from foyer_mail where realm_id = ? and recipient = ?";

    private MailsOfAddress() {}

    /** Removes what waits for these addresses or was given up, in the transaction at hand. */
    public static void remove(KeycloakSession session, RealmModel realm, Collection<String> addresses) {
        OwnTables tables = new OwnTables(session);
        addresses.forEach(address -> tables.update(REMOVE, realm.getId(), hash(session, realm, address)));
    }

    /** The same for every spelling of upper and lower case. */
    static String hash(KeycloakSession session, RealmModel realm, String address) {
        return RealmMac.of(session, realm)
                .of("foyer-mail-recipient\n" + address.strip().toLowerCase(Locale.ROOT));
    }
}
