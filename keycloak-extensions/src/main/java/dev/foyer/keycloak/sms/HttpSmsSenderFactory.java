package dev.foyer.keycloak.sms;

import dev.foyer.keycloak.phone.PhoneNumber;
import dev.foyer.keycloak.sms.Gateway.BodyFormat;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** Reads the settings of a gateway; a wrong one keeps Keycloak from starting. Without an address there is no gateway. */
public final class HttpSmsSenderFactory implements SmsSenderProviderFactory {

    static final String ID = "http";

    private static final String URL = "url";
    private static final String BODY = "body";
    private static final String FORMAT = "format";
    private static final String AUTHORIZATION = "authorization";
    private static final String HEADERS = "headers";
    private static final String USER = "user";
    private static final String SECRET = "secret";
    private static final String CONNECT_TIMEOUT = "connect-timeout";
    private static final String TIMEOUT = "timeout";
    private static final String PARALLEL = "parallel";

    private static final String USUAL_BODY = "{\"to\":\"{to}\",\"text\":\"{text}\"}";
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(10);
    private static final int MOST_PARALLEL = 1_000;
    private static final SmsMessage EXAMPLE = new SmsMessage(new PhoneNumber("+4915566000000"), "\"\\\n");

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
        Gateway gateway = new Gateway(
                url.strip(),
                headers(config),
                format(config.get(FORMAT, "json")),
                config.get(BODY, USUAL_BODY),
                config.get(USER, ""),
                config.get(SECRET, ""),
                duration(config, TIMEOUT, "PT4S"));
        check(gateway);
        sender = new HttpSmsSender(gateway, duration(config, CONNECT_TIMEOUT, "PT2S"), parallel(config));
    }

    private static void check(Gateway gateway) {
        URI address;
        try {
            address = gateway.request(EXAMPLE).uri();
        } catch (IllegalArgumentException e) {
            // The text of the exception may hold the secret.
            throw new BadSettingException(
                    ID,
                    URL,
                    "with 'headers', makes no request; allowed is a web address, and a name"
                            + " and a value for each header.");
        }
        if (!"https".equals(address.getScheme()) && !Loopback.is(address.getHost())) {
            throw new BadSettingException(
                    ID, URL, "found " + address.getScheme() + "; allowed is https, or http on this machine.");
        }
        if (!gateway.isWellFormed(EXAMPLE)) {
            throw new BadSettingException(
                    ID, BODY, "is no JSON; put quotes around {to} and {text}, or set 'format' to form.");
        }
    }

    private static Map<String, String> headers(Config.Scope config) {
        Map<String, String> headers = new LinkedHashMap<>();
        String authorization = config.get(AUTHORIZATION);
        if (authorization != null) {
            headers.put("Authorization", authorization);
        }
        for (String header : config.get(HEADERS, "").split("\\R|\\|")) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                headers.put(
                        header.substring(0, colon).strip(),
                        header.substring(colon + 1).strip());
            } else if (!header.isBlank()) {
                throw new BadSettingException(
                        ID, HEADERS, "found a header without a colon; allowed is 'Name: value', with | between.");
            }
        }
        return headers;
    }

    private static BodyFormat format(String format) {
        for (BodyFormat each : BodyFormat.values()) {
            if (each.name().equalsIgnoreCase(format)) {
                return each;
            }
        }
        throw new BadSettingException(ID, FORMAT, "found " + format + "; allowed is json or form.");
    }

    private static Duration duration(Config.Scope config, String option, String unset) {
        String value = config.get(option, unset);
        try {
            Duration duration = Duration.parse(value);
            if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST_TIMEOUT) > 0) {
                throw new BadSettingException(
                        ID, option, "found " + value + "; allowed is up to " + LONGEST_TIMEOUT + ".");
            }
            return duration;
        } catch (DateTimeParseException e) {
            throw new BadSettingException(
                    ID, option, "found " + value + "; allowed is an ISO 8601 duration such as PT4S.");
        }
    }

    private static int parallel(Config.Scope config) {
        int parallel = config.getInt(PARALLEL, 20);
        if (parallel < 1 || parallel > MOST_PARALLEL) {
            throw new BadSettingException(
                    ID, PARALLEL, "found " + parallel + "; allowed is 1 to " + MOST_PARALLEL + ".");
        }
        return parallel;
    }

    @Override
    public boolean isConfigured() {
        return sender != null;
    }

    @Override
    public SmsSenderProvider create(KeycloakSession session) {
        HttpSmsSender configured = sender;
        if (configured == null) {
            throw new IllegalStateException("No gateway is configured");
        }
        return configured;
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
        return List.of(
                option(
                        URL,
                        "Address of the gateway. May name {to}, {text} and {secret}, which are encoded for a query.",
                        null),
                option(FORMAT, "What the body is written in: json or form.", "json"),
                option(
                        BODY,
                        "The body. {to} is the number in the form of E.164, {text} the message, {secret} the secret, each"
                                + " encoded for where it stands.",
                        USUAL_BODY),
                option(
                        AUTHORIZATION,
                        "The header Authorization, such as 'Bearer {secret}' or 'Basic {basic}', in which user and secret"
                                + " stand.",
                        null),
                option(HEADERS, "Further headers, 'Name: value', with | between. May name {secret}.", null),
                option(USER, "The user in {basic}.", null),
                option(
                        SECRET,
                        "The secret. Set it in the environment: KC_SPI_FOYER_SMS_SENDER__HTTP__SECRET. It is written to no log.",
                        null),
                option(CONNECT_TIMEOUT, "How long the gateway is given to be reached, up to PT10S.", "PT2S"),
                option(TIMEOUT, "How long it is given to answer, up to PT10S: somebody waits at the page.", "PT4S"),
                option(PARALLEL, "How many messages a node has on their way at once, 1 to 1000.", "20"));
    }

    private static ProviderConfigProperty option(String name, String help, @Nullable String unset) {
        return new ProviderConfigProperty(name, name, help, ProviderConfigProperty.STRING_TYPE, unset);
    }
}
