package dev.foyer.keycloak.signup;

import dev.foyer.keycloak.storage.Secret;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Tells whether a link is opened in the browser that signed up. Only there does the application know what to do with the code
 * that it would get; and a link that somebody else asked for signs nobody in.
 */
final class DeviceCookie {

    private static final String NAME = "FOYER_SIGN_UP";
    private static final int LETTERS = 43;

    private final KeycloakSession session;
    private final RealmModel realm;

    DeviceCookie(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The hash of this browser's secret, which it gets if it has none; either way it is kept as long as a sign-up waits. */
    String remember() {
        String known = value();
        Secret secret = known.length() == LETTERS ? new Secret(known) : Secret.create();
        URI home = session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/")
                .build(realm.getName());
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(NAME)
                        .value(secret.text())
                        .path(home.getRawPath())
                        .maxAge(Math.toIntExact(PendingSignUps.LIFE.toSeconds()))
                        .httpOnly(true)
                        .secure("https".equals(home.getScheme()))
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
        return secret.hash();
    }

    /** Whether this browser is the one that signed up. */
    boolean knows(PendingSignUp signUp) {
        return new Secret(value()).hash().equals(signUp.device());
    }

    private String value() {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(NAME);
        return cookie == null ? "" : cookie.getValue();
    }
}
