package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.commands.IdentityCommand.State;
import dev.foyer.keycloak.storage.OwnRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.storage.ReadOnlyException;

/**
 * Writes to one user what the registry wants, as far as it differs and the user's storage lets it. The registry's own
 * attributes go to Keycloak's row, which no directory closes.
 */
final class StateWriter {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final UserModel own;
    private final List<String> refused = new ArrayList<>();
    private boolean changed;

    StateWriter(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.own = OwnRow.of(session, realm, user);
    }

    void write(State state) {
        state.attributes().forEach(this::attribute);
        state.profile().forEach(this::profile);
        state.enabled().ifPresent(this::enabled);
    }

    /** Whether anything was written. */
    boolean changed() {
        return changed;
    }

    /** Names of what differs and may not be written. */
    List<String> refused() {
        return refused;
    }

    private void attribute(String name, List<String> wanted) {
        List<String> found = own.getAttributeStream(name).sorted().toList();
        if (found.equals(wanted.stream().sorted().toList())) {
            return;
        }
        if (wanted.isEmpty()) {
            own.removeAttribute(name);
        } else {
            own.setAttribute(name, wanted);
        }
        changed = true;
    }

    private void profile(ProfileField field, Optional<String> wanted) {
        if (!Objects.equals(field.read(user), wanted.orElse(null))) {
            attempt(field.value(), () -> field.write(user, wanted.orElse(null)));
        }
    }

    /** Enabling also lifts the lockout that disabled the user, as the Admin API does; else the next failure would lock again. */
    private void enabled(boolean wanted) {
        if (user.isEnabled() == wanted) {
            return;
        }
        attempt("enabled", () -> {
            if (wanted) {
                if (session.loginFailures().getUserLoginFailure(realm, user.getId()) != null) {
                    session.loginFailures().removeUserLoginFailure(realm, user.getId());
                }
                session.getProvider(BruteForceProtector.class).cleanUpPermanentLockout(session, realm, user);
            }
            user.setEnabled(wanted);
        });
    }

    private void attempt(String name, Runnable write) {
        try {
            write.run();
            changed = true;
        } catch (ReadOnlyException e) {
            refused.add(name);
        }
    }
}
