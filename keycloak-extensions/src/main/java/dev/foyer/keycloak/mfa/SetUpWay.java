package dev.foyer.keycloak.mfa;

import dev.foyer.keycloak.sms.SmsSenders;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** A second factor that somebody can set up, by the required action that does it. The name stands in forms. */
enum SetUpWay {
    /** An app that shows codes. */
    APP("CONFIGURE_TOTP"),
    /** A security key or a passkey. */
    KEY("webauthn-register"),
    /** Codes by text message. */
    PHONE("foyer-phone");

    private final String action;

    SetUpWay(String action) {
        this.action = action;
    }

    /** Id of the required action. */
    String action() {
        return action;
    }

    /** Those whose action the realm has switched on; messages only where somebody sends them. */
    static List<SetUpWay> of(KeycloakSession session, RealmModel realm) {
        return Stream.of(values())
                .filter(way -> isEnabled(realm, way.action))
                .filter(way -> way != PHONE || SmsSenders.of(session).isPresent())
                .toList();
    }

    /** The one that a form names, if it is among these. */
    static Optional<SetUpWay> chosen(List<SetUpWay> offered, @Nullable String name) {
        return offered.stream().filter(way -> way.name().equals(name)).findFirst();
    }

    /** Whether somebody is about to set one up already. */
    static boolean isUnderWay(AuthenticationSessionModel authentication, UserModel user) {
        return Stream.of(values())
                .anyMatch(way -> authentication.getRequiredActions().contains(way.action)
                        || user.getRequiredActionsStream().anyMatch(way.action::equals));
    }

    static boolean isEnabled(RealmModel realm, String action) {
        RequiredActionProviderModel model = realm.getRequiredActionProviderByAlias(action);
        return model != null && model.isEnabled();
    }
}
