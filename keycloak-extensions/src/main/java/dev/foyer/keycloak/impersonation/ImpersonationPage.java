package dev.foyer.keycloak.impersonation;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The page that staff begin on. It speaks the language of the browser. */
final class ImpersonationPage {

    private static final String TEMPLATE = "foyer-impersonation.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;

    ImpersonationPage(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    Response confirm(UserModel customer, Ticket ticket, URI action) {
        String email = customer.getEmail();
        return show(
                form().setAttribute("foyerCustomer", email == null ? customer.getUsername() : email)
                        .setAttribute("foyerStaff", ticket.staff().name())
                        .setAttribute("foyerMinutes", ticket.life().toMinutes())
                        .setAttribute("foyerAction", action.toString()),
                Response.Status.OK);
    }

    /** Used, expired or never given out. */
    Response invalid() {
        return show(form(), Response.Status.BAD_REQUEST);
    }

    private LoginFormsProvider form() {
        ClientModel account = realm.getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        if (account != null) {
            session.getContext().setClient(account);
        }
        return session.getProvider(LoginFormsProvider.class);
    }

    private static Response show(LoginFormsProvider form, Response.Status status) {
        return Response.fromResponse(form.createForm(TEMPLATE))
                .status(status)
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
