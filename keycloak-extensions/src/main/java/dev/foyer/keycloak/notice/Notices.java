package dev.foyer.keycloak.notice;

import dev.foyer.keycloak.mail.VisibleFailure;
import dev.foyer.keycloak.provisioning.ProvisioningClient;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Queues a mail for each change that Keycloak tells of, in the transaction that makes it; where it cannot be queued, nothing is
 * changed. Keycloak tells of most changes twice: what it calls deprecated is left out. A first password is no change.
 */
public final class Notices implements EventListenerProvider {

    /** Detail of an {@link EventType#UPDATE_EMAIL}: the former address gets a mail of its own. */
    public static final String FORMER_IS_TOLD = "foyer_former_is_told";

    private final KeycloakSession session;
    private final Clock clock;

    Notices(KeycloakSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    @Override
    public void onEvent(Event event) {
        EventType type = event.getType();
        if (event.getUserId() == null
                || type != EventType.UPDATE_CREDENTIAL
                        && type != EventType.REMOVE_CREDENTIAL
                        && type != EventType.UPDATE_EMAIL) {
            return;
        }
        visibly(event.getRealmId(), event.getUserId(), (realm, user) -> {
            Map<String, String> details = Objects.requireNonNullElse(event.getDetails(), Map.of());
            NoticeMails mails = new NoticeMails(session, realm, clock, false);
            if (type == EventType.UPDATE_EMAIL) {
                email(mails, user, details.get(Details.PREVIOUS_EMAIL), details.containsKey(FORMER_IS_TOLD));
            } else {
                credential(
                        mails,
                        user,
                        details.getOrDefault(Details.CREDENTIAL_TYPE, ""),
                        type == EventType.REMOVE_CREDENTIAL);
            }
        });
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        Optional<AdminChange> change = AdminChange.of(event);
        if (change.isEmpty() || event.getError() != null) {
            return;
        }
        visibly(event.getRealmId(), change.get().userId(), (realm, user) -> {
            NoticeMails mails = new NoticeMails(session, realm, clock, true);
            if (change.get() instanceof AdminChange.Removal removal) {
                credential(mails, user, removal.type(), true);
            } else if (change.get() instanceof AdminChange.Profile profile) {
                profile(mails, user, profile);
            } else {
                credential(mails, user, "password", false);
            }
        });
    }

    @Override
    public void close() {
        // holds nothing
    }

    private void profile(NoticeMails mails, UserModel user, AdminChange.Profile profile) {
        Optional<CommittedUser> before = CommittedUser.of(session, user.getId());
        if (before.isPresent()) {
            email(mails, user, before.get().email(), false);
            if (profile.password() && before.get().password()) {
                mails.send(user, Notice.PASSWORD_CHANGED, "");
            }
        }
    }

    private void credential(NoticeMails mails, UserModel user, String type, boolean removed) {
        Notice notice = Notice.ofCredential(type, removed);
        if (notice != Notice.PASSWORD_CHANGED || hadPassword(user)) {
            mails.send(user, notice, type);
        }
    }

    /** A directory has it where Keycloak's own tables have not. */
    private boolean hadPassword(UserModel user) {
        return user.isFederated()
                || CommittedUser.of(session, user.getId())
                        .map(CommittedUser::password)
                        .orElse(false);
    }

    private static void email(NoticeMails mails, UserModel user, @Nullable String before, boolean formerIsTold) {
        String now = user.getEmail();
        if (now == null ? before == null : now.equalsIgnoreCase(before)) {
            return;
        }
        mails.send(user, Notice.EMAIL_NEW, "");
        if (before != null && !before.isBlank() && !formerIsTold) {
            mails.sendTo(before, user, Notice.EMAIL_FORMER, "");
        }
    }

    /** What is done for a user of a served realm. */
    @FunctionalInterface
    private interface Telling {
        void tell(RealmModel realm, UserModel user);
    }

    @SuppressWarnings("CatchingUnchecked") // whatever goes wrong here must fail the request visibly
    private void visibly(String realmId, String userId, Telling telling) {
        try {
            RealmModel realm = session.realms().getRealm(realmId);
            if (realm == null || !ProvisioningClient.serves(realm)) {
                return;
            }
            UserModel user = session.users().getUserById(realm, userId);
            if (user != null) {
                telling.tell(realm, user);
            }
        } catch (RuntimeException e) {
            VisibleFailure.of(session, e);
            throw e;
        }
    }
}
