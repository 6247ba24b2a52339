package dev.foyer.keycloak.mail;

import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.enums.HostnameVerificationPolicy;
import org.keycloak.models.KeycloakSession;
import org.keycloak.truststore.JSSETruststoreConfigurator;

/**
 * A realm's mail settings in the words of Jakarta Mail, the same that Keycloak's own sender uses; its method is not
 * accessible. Two things differ: the protocol is never printed to the log, and an answer is waited for longer, since a mail
 * that is taken after we gave up comes twice.
 */
final class MailServerProperties {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 60_000;

    private final KeycloakSession session;
    private final Map<String, String> settings;
    private final String from;

    MailServerProperties(KeycloakSession session, Map<String, String> settings, String from) {
        this.session = session;
        this.settings = settings;
        this.from = from;
    }

    Properties properties() {
        Properties properties = new Properties();
        put(properties, "mail.smtp.host", settings.get("host"));
        put(properties, "mail.smtp.port", settings.get("port"));
        put(properties, "mail.smtp.from", settings.get("envelopeFrom"));
        // Without it the name of this machine would be looked up and told.
        properties.setProperty("mail.from", from);
        flag(properties, "mail.smtp.auth", "auth");
        if (is("auth") && "token".equals(settings.get("authType"))) {
            properties.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2");
        }
        flag(properties, "mail.smtp.ssl.enable", "ssl");
        flag(properties, "mail.smtp.starttls.enable", "starttls");
        flag(properties, "mail.mime.allowutf8", "allowutf8");
        if (is("ssl") || is("starttls") || is("auth")) {
            trust(properties);
        }
        properties.setProperty("mail.smtp.connectiontimeout", millis("connectionTimeout", CONNECT_MILLIS));
        properties.setProperty("mail.smtp.timeout", millis("timeout", ANSWER_MILLIS));
        properties.setProperty("mail.smtp.writetimeout", millis("writeTimeout", ANSWER_MILLIS));
        // The mail is taken by then: nobody waits for the farewell.
        properties.setProperty("mail.smtp.quitwait", "false");
        return properties;
    }

    private void trust(Properties properties) {
        try {
            properties.setProperty(
                    "mail.smtp.ssl.protocols",
                    String.join(
                            " ",
                            SSLContext.getDefault().getSupportedSSLParameters().getProtocols()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has a default for TLS", e);
        }
        JSSETruststoreConfigurator truststore = new JSSETruststoreConfigurator(session);
        SSLSocketFactory sockets = truststore.getSSLSocketFactory();
        if (sockets == null) {
            return;
        }
        properties.put("mail.smtp.ssl.socketFactory", sockets);
        boolean anyHost = truststore.getProvider().getPolicy() == HostnameVerificationPolicy.ANY;
        properties.setProperty("mail.smtp.ssl.checkserveridentity", String.valueOf(!anyHost));
        if (anyHost) {
            properties.setProperty("mail.smtp.ssl.trust", "*");
        }
    }

    /** The longest attempt must end before its transaction does, see {@link MailDelivery}. */
    private String millis(String name, int unset) {
        try {
            int millis = Integer.parseInt(settings.getOrDefault(name, String.valueOf(unset)));
            return String.valueOf(Math.max(1, Math.min(millis, ANSWER_MILLIS)));
        } catch (NumberFormatException e) {
            return String.valueOf(unset);
        }
    }

    private boolean is(String name) {
        return "true".equals(settings.get(name));
    }

    private void flag(Properties properties, String property, String name) {
        if (is(name)) {
            properties.setProperty(property, "true");
        }
    }

    private static void put(Properties properties, String property, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            properties.setProperty(property, value);
        }
    }
}
