package dev.foyer.keycloak.mail;

import dev.foyer.keycloak.storage.OwnTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.InMemoryUserAdapter;

/**
 * Mails that the registry causes: filled in by the realm's email theme as Keycloak's own are, in the recipient's language, and
 * queued with them.
 */
final class RequestedMails {

    private static final String FIRST =
            "insert into foyer_mail_request (id, realm_id) values (?, ?) on conflict (id) do nothing";

    private final KeycloakSession session;
    private final RealmModel realm;

    RequestedMails(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Queues a mail, unless one with its id was queued before; the transaction at hand remembers both or neither. */
    void queue(MailRequest request) throws EmailException {
        if (new OwnTables(session).update(FIRST, request.id(), realm.getId()) == 0) {
            return;
        }
        MailQueue.nextIs(session, request);
        Map<String, Object> attributes = new HashMap<>(request.parameters());
        attributes.put("link", ShopAddress.of(session, realm).toString());
        // The language of whoever calls is not the recipient's.
        attributes.put(Constants.IGNORE_ACCEPT_LANGUAGE_HEADER, true);
        MailTemplate template = request.template();
        session.getProvider(EmailTemplateProvider.class)
                .setRealm(realm)
                .setUser(recipient(request))
                .send(template.subjectKey(), subjectValues(request), template.file(), attributes, request.to());
    }

    /** Templates ask for a user; whoever gets this one may have none. */
    private InMemoryUserAdapter recipient(MailRequest request) {
        InMemoryUserAdapter recipient =
                new InMemoryUserAdapter(session, realm, request.id().toString());
        recipient.setEmail(request.to());
        request.language().ifPresent(language -> recipient.setSingleAttribute(UserModel.LOCALE, language));
        return recipient;
    }

    private List<Object> subjectValues(MailRequest request) {
        List<Object> values = new ArrayList<>(request.parameters().values());
        values.add(realm.getDisplayName() == null ? realm.getName() : realm.getDisplayName());
        return values;
    }
}
