package dev.foyer.keycloak.reset;

import dev.foyer.keycloak.account.AccountType;
import dev.foyer.keycloak.limits.Action;
import dev.foyer.keycloak.limits.Limit;
import dev.foyer.keycloak.limits.Limits;
import dev.foyer.keycloak.limits.Rate;
import dev.foyer.keycloak.limits.Subject;
import dev.foyer.keycloak.limits.Verdict;
import dev.foyer.keycloak.mail.DiscreetMail;
import dev.foyer.keycloak.settings.ResetSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.actiontoken.resetcred.ResetCredentialsActionToken;
import org.keycloak.common.util.Time;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionCompoundId;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Somebody has forgotten a password. The same is done for every address, so that neither the answer nor its time tells whether there is
 * an account: a link is made and kept, a mail is written, encrypted and queued; to nobody, where nobody is to get one.
 */
final class ResetRequest {

    private final AuthenticationFlowContext context;
    private final RealmModel realm;
    private final String typed;

    ResetRequest(AuthenticationFlowContext context, String typed) {
        this.context = context;
        this.realm = context.getRealm();
        this.typed = typed;
    }

    /** Whether this network has sent too many; nothing is looked up then. */
    Verdict network() {
        int hourly = ResetSettings.of(realm).perNetworkPerHour();
        return take(
                hourly == 0
                        ? List.of()
                        : List.of(new Limit(Subject.network(context.getSession()), Rate.perHour(hourly))));
    }

    /** An address that got a mail a moment ago, or too many, gets none, and the answer is the same. */
    void mail() {
        boolean tooMany = take(ofAddress()) instanceof Verdict.Refused;
        Addressee addressee = Addressee.of(context.getSession(), realm, typed);
        boolean toNobody = tooMany || !mayReset(addressee);
        send(addressee, toNobody);
        context.getEvent()
                .clone()
                .event(EventType.SEND_RESET_PASSWORD)
                .user(toNobody ? null : addressee.id())
                .detail(Details.USERNAME, typed)
                .detail(Details.REASON, toNobody ? "no mail: no account, not active, or too often" : "mailed")
                .success();
    }

    private List<Limit> ofAddress() {
        ResetSettings settings = ResetSettings.of(realm);
        Subject address = Subject.address(typed);
        List<Limit> limits = new ArrayList<>();
        if (settings.pauseSeconds() > 0) {
            limits.add(Limit.pause(address, Duration.ofSeconds(settings.pauseSeconds())));
        }
        if (settings.perAddressPerHour() > 0) {
            limits.add(new Limit(address, Rate.perHour(settings.perAddressPerHour())));
        }
        return limits;
    }

    private Verdict take(List<Limit> limits) {
        return Limits.of(context.getSession()).take(Action.RESET, limits);
    }

    private static boolean mayReset(Addressee addressee) {
        boolean guest = addressee
                .first(AccountType.ATTRIBUTE)
                .filter(AccountType.GUEST.value()::equals)
                .isPresent();
        return addressee.isThere()
                && addressee.enabled()
                && addressee.first(UserModel.EMAIL).isPresent()
                && !guest;
    }

    private void send(Addressee addressee, boolean toNobody) {
        int life = realm.getActionTokenGeneratedByUserLifespan(ResetCredentialsActionToken.TOKEN_TYPE);
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        String address = addressee.first(UserModel.EMAIL).orElse(typed);
        ResetCredentialsActionToken token = new ResetCredentialsActionToken(
                addressee.id(),
                address,
                Time.currentTime() + life,
                AuthenticationSessionCompoundId.fromAuthSession(authentication).getEncodedId(),
                authentication.getClient().getClientId());
        token.id(UUID.randomUUID().toString());
        new ResetLinks(context.getSession(), realm).keep(addressee.id(), token.getId(), Duration.ofSeconds(life));
        URI link = context.getActionTokenUrl(token.serialize(context.getSession(), realm, context.getUriInfo()));
        DiscreetMail.isNextOf(context.getSession(), toNobody);
        try {
            context.getSession()
                    .getProvider(EmailTemplateProvider.class)
                    .setRealm(realm)
                    .setUser(addressee.recipient(context.getSession(), realm, address))
                    .setAuthenticationSession(authentication)
                    .sendPasswordReset(link.toString(), Duration.ofSeconds(life).toMinutes());
        } catch (EmailException e) {
            throw new IllegalStateException("The mail of a forgotten password could not be handed over", e);
        }
    }
}
