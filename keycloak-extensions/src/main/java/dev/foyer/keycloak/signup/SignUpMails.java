package dev.foyer.keycloak.signup;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.light.LightweightUserAdapter;

/**
 * What is mailed to an address that somebody signed up with. None of the mails carries a text that was typed: the address may
 * be somebody else's.
 */
final class SignUpMails {

    private final KeycloakSession session;
    private final RealmModel realm;

    SignUpMails(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The link to confirm the sign-up with. */
    void confirmation(String address, URI link) {
        send(address, "foyer.mail.sign-up.subject", "foyer-sign-up.ftl", link);
    }

    /** To somebody who has an account already: where to sign in. */
    void taken(String address, URI home) {
        send(address, "foyer.mail.sign-up-taken.subject", "foyer-sign-up-taken.ftl", home);
    }

    private void send(String address, String subject, String template, URI link) {
        Map<String, Object> attributes = new HashMap<>();
        attributes.put("link", link.toString());
        String seller = realm.getDisplayName() == null ? realm.getName() : realm.getDisplayName();
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(nobody(address))
                    .send(subject, List.of(seller), template, attributes, address);
        } catch (EmailException e) {
            throw new IllegalStateException("The mail of a sign-up could not be handed over", e);
        }
    }

    /** Templates want a user, and there is none. */
    private LightweightUserAdapter nobody(String address) {
        LightweightUserAdapter nobody = new LightweightUserAdapter(session, realm, null);
        nobody.setEmail(address);
        return nobody;
    }
}
