package dev.foyer.keycloak.emailchange;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The pages that the links of the mails lead to. They belong to nobody's sign-in. */
final class EmailLinkPage {

    static final String TEMPLATE = "foyer-email-change.ftl";

    /** What a page says, and what its button does. */
    enum Kind {
        /** The button makes the address the account's. */
        CONFIRM,
        /** It is. */
        CHANGED,
        /** Used, expired, replaced by a newer link or never given out. */
        INVALID,
        /** Somebody else has got an account with the address meanwhile. */
        TAKEN,
        /** The seller's rules refuse the address by now. */
        REFUSED,
        /** The button puts the former address back. */
        OBJECT,
        /** It is back. */
        PUT_BACK,
        /** Somebody else has the former address. */
        BLOCKED
    }

    private final KeycloakSession session;
    private final RealmModel realm;

    EmailLinkPage(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * @param user whose language the page speaks where the browser has not chosen one; null where nobody is known
     * @param email that the page is about; null where none is shown
     * @param action where the button leads; null where the page has none
     */
    Response show(Kind kind, @Nullable UserModel user, @Nullable String email, @Nullable URI action) {
        ClientModel account = realm.getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        if (account != null) {
            session.getContext().setClient(account);
        }
        String language =
                session.getContext().getUri().getQueryParameters().getFirst(LocaleSelectorProvider.KC_LOCALE_PARAM);
        if (language != null) {
            session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, language);
        }
        LoginFormsProvider form = session.getProvider(LoginFormsProvider.class)
                .setAttribute("foyerPage", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .setAttribute("foyerHome", home());
        if (user != null) {
            form.setUser(user);
        }
        if (email != null) {
            form.setAttribute("foyerEmail", email);
        }
        if (action != null) {
            form.setAttribute("foyerAction", action.toString());
        }
        return Response.fromResponse(form.createForm(TEMPLATE))
                .status(kind == Kind.INVALID ? Response.Status.BAD_REQUEST : Response.Status.OK)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private String home() {
        return session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/account/")
                .build(realm.getName())
                .toString();
    }
}
