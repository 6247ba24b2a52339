package dev.foyer.keycloak.mfa;

import dev.foyer.keycloak.storage.Secret;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What a browser is known by, whoever signs in there; worth nothing without a row of the person. */
final class DeviceCookie {

    private static final String NAME = "FOYER_DEVICE";
    private static final int LETTERS = 43;

    private final KeycloakSession session;
    private final URI home;

    DeviceCookie(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.home = session.getContext()
                .getUri()
                .getBaseUriBuilder()
                .path("realms/{realm}/")
                .build(realm.getName());
    }

    Optional<Secret> read() {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(NAME);
        return Optional.ofNullable(cookie)
                .map(Cookie::getValue)
                .filter(value -> value.length() == LETTERS)
                .map(Secret::new);
    }

    /** A new secret each time: what was read out of the browser before is worth nothing for what is remembered now. */
    Secret write(Duration life) {
        Secret secret = Secret.create();
        session.getContext()
                .getHttpResponse()
                .setCookieIfAbsent(new NewCookie.Builder(NAME)
                        .value(secret.text())
                        .path(home.getRawPath())
                        .maxAge(Math.toIntExact(life.toSeconds()))
                        .httpOnly(true)
                        .secure("https".equals(home.getScheme()))
                        .sameSite(NewCookie.SameSite.LAX)
                        .build());
        return secret;
    }
}
