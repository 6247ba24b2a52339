package dev.foyer.keycloak.code;

import dev.foyer.keycloak.settings.CodeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

/** The words of text messages, in the language of the page that causes them, and from its theme. Past the page, which would make ready all that a template needs. */
final class SmsTexts {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    SmsTexts(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /**
     * Ends with the line by which browsers find the code and see that it belongs to this site
     * (<a href="https://wicg.github.io/sms-one-time-codes/">origin-bound one-time codes</a>).
     */
    String code(OneTimeCode code) {
        String text = text(
                "foyer.sms.code",
                code.digits(),
                seller(),
                CodeSettings.of(realm).minutes());
        return text + "\n\n@" + host() + " #" + code.digits();
    }

    String replaced() {
        return text("foyer.sms.replaced", seller());
    }

    private String text(String key, Object... parameters) {
        Locale language = session.getContext().resolveLocale(user);
        try {
            Properties texts = session.theme().getTheme(Theme.Type.LOGIN).getEnhancedMessages(realm, language);
            return new MessageFormat(texts.getProperty(key, key), language).format(parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String host() {
        URI base = session.getContext().getUri().getBaseUri();
        return base.getHost();
    }

    private String seller() {
        return realm.getDisplayName() == null ? realm.getName() : realm.getDisplayName();
    }
}
