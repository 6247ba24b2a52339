package dev.foyer.keycloak.bots;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.ValidationContext;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a captcha step of the registration form sees where another page asks it. Refused is who does not succeed. */
final class CaptchaContext implements ValidationContext {

    private final AuthenticationFlowContext page;
    private final AuthenticationExecutionModel step;

    private String event = Errors.INVALID_REGISTRATION;
    private FormMessage message = new FormMessage(null, Messages.RECAPTCHA_FAILED);
    private boolean succeeded;

    CaptchaContext(AuthenticationFlowContext page, AuthenticationExecutionModel step) {
        this.page = page;
        this.step = step;
    }

    Optional<PageDefence.Refusal> refusal() {
        return succeeded ? Optional.empty() : Optional.of(new PageDefence.Refusal(event, message));
    }

    @Override
    public void validationError(MultivaluedMap<String, String> typed, List<FormMessage> errors) {
        succeeded = false;
        if (!errors.isEmpty()) {
            message = errors.get(0);
        }
    }

    @Override
    public void error(String event) {
        succeeded = false;
        this.event = event;
    }

    @Override
    public void success() {
        succeeded = true;
    }

    @Override
    public void excludeOtherErrors() {
        // the page says one thing at a time
    }

    @Override
    public AuthenticationExecutionModel getExecution() {
        return step;
    }

    @Override
    public @Nullable AuthenticatorConfigModel getAuthenticatorConfig() {
        String id = step.getAuthenticatorConfig();
        return id == null ? null : getRealm().getAuthenticatorConfigById(id);
    }

    @Override
    public EventBuilder getEvent() {
        return page.getEvent();
    }

    @Override
    public EventBuilder newEvent() {
        return page.newEvent();
    }

    @Override
    public @Nullable UserModel getUser() {
        return page.getUser();
    }

    @Override
    public void setUser(UserModel user) {
        throw new UnsupportedOperationException("A captcha tells nobody who it is");
    }

    @Override
    public RealmModel getRealm() {
        return page.getRealm();
    }

    @Override
    public AuthenticationSessionModel getAuthenticationSession() {
        return page.getAuthenticationSession();
    }

    @Override
    public ClientConnection getConnection() {
        return page.getConnection();
    }

    @Override
    public UriInfo getUriInfo() {
        return page.getUriInfo();
    }

    @Override
    public KeycloakSession getSession() {
        return page.getSession();
    }

    @Override
    public HttpRequest getHttpRequest() {
        return page.getHttpRequest();
    }
}
