package dev.foyer.it.pages;

import com.microsoft.playwright.Page;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Signs staff in at the console's client, by the authorization code flow with PKCE (RFC 7636). */
public final class Staff {

    private static final String VERIFIER = "a-verifier-that-only-this-test-suite-would-ever-use-0123";

    private Staff() {}

    /** Access token of a staff user of {@code ./foyer up}, whose password is the name. */
    public static String token(FoyerSystem system, String name) {
        String redirect = system.stack().service().baseUrl() + "/console";
        try (Customer browser = Customer.of(system)) {
            Page page = browser.page();
            page.navigate(system.realm() + "/protocol/openid-connect/auth?response_type=code&scope=openid"
                    + "&client_id=foyer-console&code_challenge_method=S256&code_challenge=" + challenge()
                    + "&redirect_uri=" + Http.encode(redirect));
            browser.fillSignIn(name, name);
            page.waitForURL(url -> url.startsWith(redirect));
            String code = Arrays.stream(URI.create(page.url()).getQuery().split("&"))
                    .filter(parameter -> parameter.startsWith("code="))
                    .map(parameter -> parameter.substring("code=".length()))
                    .findFirst()
                    .orElseThrow();
            return Http.form(
                            system.realm() + "/protocol/openid-connect/token",
                            Map.of(
                                    "grant_type",
                                    "authorization_code",
                                    "client_id",
                                    "foyer-console",
                                    "client_secret",
                                    "foyer-console-secret",
                                    "code",
                                    code,
                                    "code_verifier",
                                    VERIFIER,
                                    "redirect_uri",
                                    redirect))
                    .body()
                    .get("access_token")
                    .asText();
        }
    }

    private static String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
