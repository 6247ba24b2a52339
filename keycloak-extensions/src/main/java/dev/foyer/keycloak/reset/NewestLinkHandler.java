package dev.foyer.keycloak.reset;

import dev.foyer.keycloak.provisioning.ProvisioningClient;
import jakarta.ws.rs.core.Response;
import org.keycloak.TokenVerifier.Predicate;
import org.keycloak.authentication.actiontoken.ActionTokenContext;
import org.keycloak.authentication.actiontoken.ExplainedTokenVerificationException;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionToken;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionTokenHandler;
import org.keycloak.events.Errors;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.services.scheduled.ScheduledTaskRunner;
import org.keycloak.timer.TimerProvider;

/**
 * Keycloak's links to a new password, of which only the newest of a person works in realms that Foyer serves. It wins by its order;
 * a link of any other realm is Keycloak's own.
 */
public final class NewestLinkHandler extends ResetCredentialsActionTokenHandler {

    private static final int BEFORE_THE_STOCK_ONE = 10;
    private static final long PAUSE_MILLIS = 3_600_000;
    private static final int AT_ONCE = 10_000;

    @Override
    public int order() {
        return BEFORE_THE_STOCK_ONE;
    }

    @Override
    public Predicate<? super ResetCredentialsActionToken>[] getVerifiers(
            ActionTokenContext<ResetCredentialsActionToken> context) {
        Predicate<? super ResetCredentialsActionToken>[] stock = super.getVerifiers(context);
        @SuppressWarnings("unchecked")
        Predicate<? super ResetCredentialsActionToken>[] all = java.util.Arrays.copyOf(stock, stock.length + 1);
        all[stock.length] = token -> isNewest(token, context);
        return all;
    }

    private static boolean isNewest(
            ResetCredentialsActionToken token, ActionTokenContext<ResetCredentialsActionToken> context)
            throws ExplainedTokenVerificationException {
        if (!ProvisioningClient.serves(context.getRealm())
                || new ResetLinks(context.getSession(), context.getRealm())
                        .isNewest(token.getUserId(), token.getId())) {
            return true;
        }
        throw new ExplainedTokenVerificationException(token, Errors.EXPIRED_CODE, "foyer.resetLink.newer");
    }

    @Override
    public Response handleToken(ResetCredentialsActionToken token, ActionTokenContext context) {
        context.getAuthenticationSession().setAuthNote(ResetStep.LINK, token.getId());
        return super.handleToken(token, context);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, session -> session.getProvider(TimerProvider.class)
                        .schedule(
                                new ScheduledTaskRunner(factory, each -> ResetLinks.removeExpired(each, AT_ONCE)),
                                PAUSE_MILLIS,
                                "foyer-reset-links"));
            }
        });
    }
}
