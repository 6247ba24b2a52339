package dev.foyer.keycloak.guest;

import dev.foyer.keycloak.account.AccountType;
import dev.foyer.keycloak.account.GuestAccount;
import dev.foyer.keycloak.question.QuestionVersions;
import dev.foyer.keycloak.storage.OwnTables;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Creates a guest's user. Nothing is looked up by the address, so nothing about it shows. It is Keycloak's own row and goes to no
 * directory; it has no role, not even the default ones. One page makes one guest, however often it is sent at once: the guest is
 * named after the authentication that the page belongs to.
 */
final class NewGuest {

    private final AuthenticationFlowContext context;

    NewGuest(AuthenticationFlowContext context) {
        this.context = context;
    }

    /** The new guest, or the one that this very page has made a moment ago. */
    UserModel create(GuestForm.Said said) {
        RealmModel realm = context.getRealm();
        UserProvider users = context.getSession().getProvider(UserProvider.class);
        String username = username(context.getAuthenticationSession());
        new OwnTables(context.getSession())
                .list(row -> username, "select pg_advisory_xact_lock(hashtextextended(?, 0))", username);
        UserModel made = users.getUserByUsername(realm, username);
        if (made != null) {
            return made;
        }
        UserModel guest = users.addUser(realm, null, username, false, false);
        guest.setEnabled(true);
        guest.setSingleAttribute(AccountType.ATTRIBUTE, AccountType.GUEST.value());
        if (realm.isInternationalizationEnabled()) {
            guest.setSingleAttribute(
                    UserModel.LOCALE,
                    context.getSession().getContext().resolveLocale(null).toLanguageTag());
        }
        Map<String, Integer> answered = new HashMap<>();
        said.profile().forEach((name, values) -> {
            List<String> written = values.stream()
                    .filter(value -> value != null && !value.isBlank())
                    .toList();
            if (name.equals(UserModel.EMAIL)) {
                guest.setSingleAttribute(
                        GuestAccount.EMAIL, written.get(0).strip().toLowerCase(Locale.ROOT));
            } else if (!written.isEmpty()) {
                guest.setAttribute(name, written);
                Integer version = said.questions().get(name);
                if (version != null) {
                    answered.put(name, version);
                }
            }
        });
        if (!answered.isEmpty()) {
            guest.setAttribute(QuestionVersions.ATTRIBUTE, QuestionVersions.entries(answered));
        }
        tell(guest);
        return guest;
    }

    private static String username(AuthenticationSessionModel authentication) {
        String page = authentication.getParentSession().getId() + ' ' + authentication.getTabId();
        return GuestAccount.USERNAME_PREFIX + UUID.nameUUIDFromBytes(page.getBytes(StandardCharsets.UTF_8));
    }

    /** A registration in Keycloak's events, and the sign-in that follows as one of its own. */
    private void tell(UserModel guest) {
        context.getEvent()
                .event(EventType.REGISTER)
                .detail(Details.REGISTER_METHOD, "guest")
                .detail(Details.USERNAME, guest.getUsername())
                .user(guest)
                .success();
        AuthenticationSessionModel authentication = context.getAuthenticationSession();
        EventBuilder signIn = context.newEvent().event(EventType.LOGIN);
        signIn.client(authentication.getClient().getClientId())
                .detail(Details.REDIRECT_URI, authentication.getRedirectUri())
                .detail(Details.AUTH_METHOD, authentication.getProtocol());
        String authType = authentication.getAuthNote(Details.AUTH_TYPE);
        if (authType != null) {
            signIn.detail(Details.AUTH_TYPE, authType);
        }
    }
}
