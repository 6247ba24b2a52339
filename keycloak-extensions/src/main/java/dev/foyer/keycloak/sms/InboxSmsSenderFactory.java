package dev.foyer.keycloak.sms;

import dev.foyer.keycloak.sms.Gateway.BodyFormat;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Sends to the inbox of {@code ./foyer up}, where everybody reads everything: so only for a Keycloak that nobody reaches from
 * elsewhere. In production, which is every other hostname than this machine's, Keycloak does not start with it.
 */
public final class InboxSmsSenderFactory implements SmsSenderProviderFactory {

    static final String ID = "inbox";

    private static final String URL = "url";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int PARALLEL = 100;

    private @Nullable HttpSmsSender sender;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void init(Config.Scope config) {
        String url = config.get(URL);
        if (url == null || url.isBlank()) {
            return;
        }
        String hostname = Config.scope("hostname", "v2").get("hostname");
        refuseProduction(hostname, Environment.isDevMode(), url);
        sender = new HttpSmsSender(
                new Gateway(url, Map.of(), BodyFormat.JSON, "{\"to\":\"{to}\",\"text\":\"{text}\"}", "", "", TIMEOUT),
                TIMEOUT,
                PARALLEL);
    }

    /**
     * @param hostname Keycloak's own option: a name, or an address with a scheme
     * @param development whether Keycloak runs as {@code start-dev}
     */
    static void refuseProduction(@Nullable String hostname, boolean development, String url) {
        boolean here = hostname == null ? development : Loopback.is(host(hostname));
        if (!here) {
            throw new BadSettingException(
                    ID,
                    URL,
                    "everybody can read what is sent there, so it is for a Keycloak on this machine only; found hostname "
                            + (hostname == null ? "unset" : hostname)
                            + ". Configure spi-foyer-sms-sender--http--url instead.");
        }
        if (!Loopback.is(URI.create(url).getHost())) {
            throw new BadSettingException(ID, URL, "found an address elsewhere; allowed is one on this machine.");
        }
    }

    private static @Nullable String host(String hostname) {
        return hostname.contains("://") ? URI.create(hostname).getHost() : hostname;
    }

    @Override
    public boolean isConfigured() {
        return sender != null;
    }

    @Override
    public SmsSenderProvider create(KeycloakSession session) {
        HttpSmsSender configured = sender;
        if (configured == null) {
            throw new IllegalStateException("No inbox is configured");
        }
        return configured;
    }

    /** Behind a gateway, where both are configured. */
    @Override
    public int order() {
        return -1;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        // nothing to prepare
    }

    @Override
    public void close() {
        // holds nothing
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return List.of(new ProviderConfigProperty(
                URL,
                URL,
                "Where ./foyer up shows text messages. Keycloak refuses to start with it unless its hostname is this machine's.",
                ProviderConfigProperty.STRING_TYPE,
                null));
    }
}
