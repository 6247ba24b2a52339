package dev.foyer.benchmarks.hosted;

import dev.foyer.benchmarks.hosted.Browserless.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The authorization code flow of the client {@code bench}, with PKCE.
 *
 * @param keycloak the server, without a slash at the end
 * @param realm whose people sign up and in
 */
public record CodeFlow(String keycloak, String realm) {

    static final String CLIENT = "bench";
    static final String REDIRECT = "http://localhost/callback";

    private static final String VERIFIER = "a-verifier-that-only-this-benchmark-would-ever-use-01234";
    private static final String CHALLENGE = Pkce.challenge(VERIFIER);
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    /** Where the browser begins; {@code more} are further parameters. */
    public String request(Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "client_id",
                CLIENT,
                "response_type",
                "code",
                "scope",
                "openid",
                "redirect_uri",
                REDIRECT,
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
        parameters.putAll(more);
        return endpoint("auth") + "?" + Browserless.encode(parameters);
    }

    /** Redeems the code that the browser came back with. */
    public Tokens tokens(Page end) {
        Matcher code = CODE.matcher(end.address().toString());
        if (!code.find()) {
            throw new IllegalStateException("The browser ended at " + end.address() + " without a code.");
        }
        return tokens(Map.of(
                "grant_type", "authorization_code",
                "client_id", CLIENT,
                "code", code.group(1),
                "code_verifier", VERIFIER,
                "redirect_uri", REDIRECT));
    }

    /** New tokens of the same session. */
    public Tokens refreshed(Tokens tokens) {
        return tokens(
                Map.of("grant_type", "refresh_token", "client_id", CLIENT, "refresh_token", tokens.refreshToken()));
    }

    private Tokens tokens(Map<String, String> form) {
        return Tokens.of(new Browserless(keycloak).post(endpoint("token"), form).body());
    }

    private String endpoint(String name) {
        return keycloak + "/realms/" + realm + "/protocol/openid-connect/" + name;
    }
}
