package dev.foyer.keycloak.guest;

import dev.foyer.keycloak.impersonation.Impersonation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.OptionalLong;
import org.keycloak.OAuthErrorException;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.refresh.DefaultRefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.InitialRefreshTokenContext;
import org.keycloak.representations.RefreshToken;
import org.keycloak.services.ErrorResponseException;

/** Keycloak's refresh of tokens, which ends with a guest's session and with an impersonation. It costs no look that Keycloak's does not have. */
final class CustomerRefresh extends DefaultRefreshTokenProvider {

    private final Clock clock;

    CustomerRefresh(KeycloakSession session, Clock clock) {
        super(session);
        this.clock = clock;
    }

    @Override
    public RefreshToken generateRefreshToken(InitialRefreshTokenContext initial) {
        UserSessionModel session = initial.clientSessionCtx().getClientSession().getUserSession();
        if (GuestSession.isLeftOver(session)) {
            throw new ErrorResponseException(
                    OAuthErrorException.INVALID_GRANT, GuestSession.ENDED, Response.Status.BAD_REQUEST);
        }
        RefreshToken token = super.generateRefreshToken(initial);
        OptionalLong until = Impersonation.is(session) ? Impersonation.until(session) : GuestSession.until(session);
        if (until.isPresent()) {
            Long exp = token.getExp();
            token.exp(exp == null ? until.getAsLong() : Math.min(exp, until.getAsLong()));
        }
        return token;
    }

    @Override
    protected TokenManager.TokenValidation validateToken(
            KeycloakSession session,
            UriInfo uriInfo,
            ClientConnection connection,
            RealmModel realm,
            RefreshToken token,
            HttpHeaders headers,
            String scope,
            ClientModel client,
            TokenManager tokens,
            EventBuilder event)
            throws OAuthErrorException {
        TokenManager.TokenValidation valid =
                super.validateToken(session, uriInfo, connection, realm, token, headers, scope, client, tokens, event);
        UserSessionModel userSession = valid.clientSessionCtx.getClientSession().getUserSession();
        if (GuestSession.isOver(userSession, clock)) {
            throw new OAuthErrorException(OAuthErrorException.INVALID_GRANT, GuestSession.ENDED);
        }
        if (Impersonation.isOver(userSession, clock)) {
            throw new OAuthErrorException(OAuthErrorException.INVALID_GRANT, Impersonation.ENDED);
        }
        return valid;
    }
}
