package dev.foyer.keycloak.emailchange;

import dev.foyer.keycloak.emailchange.EmailLinkPage.Kind;
import dev.foyer.keycloak.provisioning.ProvisioningClient;
import dev.foyer.keycloak.storage.Secret;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Where the links of the mails lead. A GET shows a page with a button and changes nothing: scanners and previews open links too. The
 * POST of the button needs no sign-in; whoever has the mailbox has the link.
 */
public class EmailLinkResource {

    static final String CONFIRM = "confirm";
    static final String OBJECT = "object";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EmailLinkPage page;

    EmailLinkResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.page = new EmailLinkPage(session, realm);
    }

    static URI address(KeycloakSession session, RealmModel realm, String path, Secret secret) {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}")
                .path(EmailLinkResourceFactory.ID)
                .path(path)
                .path("{secret}")
                .build(realm.getName(), secret.text());
    }

    @GET
    @Path(CONFIRM + "/{secret}")
    public Response confirmation(@PathParam("secret") String text) {
        Secret secret = new Secret(text);
        Optional<PendingEmailChange> change = served(new PendingEmailChanges(session, realm.getId()).of(secret));
        return change.map(found ->
                        page.show(Kind.CONFIRM, user(found.userId()), found.newEmail(), action(CONFIRM, secret)))
                .orElseGet(this::invalid);
    }

    @POST
    @Path(CONFIRM + "/{secret}")
    public Response confirm(@PathParam("secret") String text) {
        Optional<PendingEmailChange> change =
                served(new PendingEmailChanges(session, realm.getId()).lock(new Secret(text)));
        UserModel user = change.map(PendingEmailChange::userId).map(this::user).orElse(null);
        if (change.isEmpty() || user == null) {
            return invalid();
        }
        Kind outcome = new Confirmation(session, realm).of(change.get(), user);
        return page.show(outcome, user, change.get().newEmail(), null);
    }

    @GET
    @Path(OBJECT + "/{secret}")
    public Response objection(@PathParam("secret") String text) {
        Secret secret = new Secret(text);
        Optional<FormerEmail> former = served(new FormerEmails(session, realm.getId()).of(secret));
        return former.map(found -> page.show(Kind.OBJECT, user(found.userId()), found.email(), action(OBJECT, secret)))
                .orElseGet(this::invalid);
    }

    @POST
    @Path(OBJECT + "/{secret}")
    public Response object(@PathParam("secret") String text) {
        Optional<FormerEmail> former = served(new FormerEmails(session, realm.getId()).lock(new Secret(text)));
        UserModel user = former.map(FormerEmail::userId).map(this::user).orElse(null);
        if (former.isEmpty() || user == null) {
            return invalid();
        }
        Kind outcome = new Objection(session, realm).of(former.get(), user);
        return page.show(outcome, user, former.get().email(), null);
    }

    private Response invalid() {
        return page.show(Kind.INVALID, null, null, null);
    }

    /** A link of a realm that is not served any more does nothing. */
    private <T> Optional<T> served(Optional<T> found) {
        return ProvisioningClient.serves(realm) ? found : Optional.empty();
    }

    private @Nullable UserModel user(String id) {
        return session.users().getUserById(realm, id);
    }

    private URI action(String path, Secret secret) {
        return address(session, realm, path, secret);
    }
}
