package dev.foyer.benchmarks.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/** Access tokens of one sign-in, fetched anew before they expire. */
public final class TokenSource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final String address;
    private final String form;
    private String token = "";
    private long fetchedAt;

    private TokenSource(String address, String form) {
        this.address = address;
        this.form = form;
    }

    /** The server's administrator. */
    public static TokenSource administrator(String keycloak) {
        return new TokenSource(
                keycloak + "/realms/master/protocol/openid-connect/token",
                "grant_type=password&client_id=admin-cli&username=admin&password=admin");
    }

    /** A confidential client of our realm, with the secret that it has under {@code ./foyer up}. */
    public static TokenSource client(String keycloak, String clientId) {
        return new TokenSource(
                keycloak + "/realms/customers/protocol/openid-connect/token",
                "grant_type=client_credentials&client_id=" + clientId + "&client_secret=" + clientId + "-secret");
    }

    /** A token that is good for a while. */
    public synchronized String token() {
        if (token.isEmpty() || System.nanoTime() - fetchedAt > FRESH.toNanos()) {
            try {
                token = JSON.readTree(Rest.send(HttpRequest.newBuilder(URI.create(address))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(form)))
                                .body())
                        .path("access_token")
                        .asText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (token.isEmpty()) {
                throw new IllegalStateException(address + " gave no token");
            }
            fetchedAt = System.nanoTime();
        }
        return token;
    }
}
