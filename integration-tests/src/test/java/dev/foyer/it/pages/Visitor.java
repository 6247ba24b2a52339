package dev.foyer.it.pages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.system.FoyerSystem;
import dev.foyer.it.system.Http;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser without JavaScript that signs in to an application, seen from the application: what page the visitor is on, and what
 * comes back in the end. A tab is for one thread.
 */
public final class Visitor {

    public static final String VERIFIER = "a-verifier-of-a-test-that-is-long-enough-for-rfc-7636";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*?action=\"([^\"]+)\"[^>]*>(.*?)</form>", Pattern.DOTALL);

    private final FoyerSystem system;
    private final Map<String, String> cookies;
    private String client = "storefront";
    private String redirect;
    private String realm;
    private URI at = URI.create("about:blank");
    private String page = "";
    private HttpHeaders headers = HttpHeaders.of(Map.of(), (name, value) -> true);
    private final Map<String, String> sent = new LinkedHashMap<>();
    private int status;

    public Visitor(FoyerSystem system) {
        this(system, new ConcurrentHashMap<>());
    }

    private Visitor(FoyerSystem system, Map<String, String> cookies) {
        this.system = system;
        this.cookies = cookies;
        this.redirect = system.storefront() + "/signed-in";
        this.realm = system.realm();
    }

    /** Another tab of the same browser, at the shop. */
    public Visitor newTab() {
        return new Visitor(system, cookies);
    }

    /** From now on signs in to this public application. */
    public Visitor to(String client, String redirect) {
        this.client = client;
        this.redirect = redirect;
        return this;
    }

    /** From now on at another node, by the address of its realm. */
    public Visitor at(String realm) {
        this.realm = realm;
        return this;
    }

    /** Asks for a sign-in with further parameters; ends on a page, or back in the application. */
    public Visitor signIn(Map<String, String> more) {
        return authorize("auth", more);
    }

    public Visitor signIn() {
        return signIn(Map.of());
    }

    /** Opens the registration page. */
    public Visitor register() {
        return authorize("registrations", Map.of());
    }

    /** What a browser opens to sign in. */
    public String address(Map<String, String> more) {
        return address("auth", more);
    }

    private Visitor authorize(String endpoint, Map<String, String> more) {
        return open(address(endpoint, more));
    }

    private String address(String endpoint, Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("client_id", client);
        parameters.put("response_type", "code");
        parameters.put("scope", "openid");
        parameters.put("state", "state-of-a-test");
        parameters.put("redirect_uri", redirect);
        parameters.put("code_challenge_method", "S256");
        parameters.put("code_challenge", challenge());
        parameters.putAll(more);
        return realm + "/protocol/openid-connect/" + endpoint + "?" + encoded(parameters);
    }

    /** Opens an address of Keycloak's and follows it. */
    public Visitor open(String address) {
        at = URI.create(address);
        return follow(send(HttpRequest.newBuilder(at).GET()));
    }

    /** Sends the form of the page that has a field or button of this name, with these fields. */
    public Visitor send(String name, Map<String, String> fields) {
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            if (form.group(2).contains("name=\"" + name + "\"")) {
                return post(form.group(1).replace("&amp;", "&"), fields);
            }
        }
        throw new AssertionError("No form with " + name + " at " + at + ", status " + status + ": " + page);
    }

    /** Where the first form of the page goes. */
    public String action() {
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new AssertionError("No form at " + at + ", status " + status);
        }
        return form.group(1).replace("&amp;", "&");
    }

    /** Where the first link of the page goes that has these words in it. */
    public String link(String part) {
        Matcher link = Pattern.compile("href=\"([^\"]*" + part + "[^\"]*)\"").matcher(page);
        if (!link.find()) {
            throw new AssertionError("No link with " + part + " at " + at + ", status " + status);
        }
        return at.resolve(link.group(1).replace("&amp;", "&")).toString();
    }

    public Visitor post(String address, Map<String, String> fields) {
        at = URI.create(realm).resolve(address);
        return follow(send(HttpRequest.newBuilder(at)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)))));
    }

    /** Goes on as a guest from the sign-in page. */
    public Visitor continueAsGuest(String email) {
        return send("continue-as-guest", Map.of("continue-as-guest", "")).giveAddress(email);
    }

    /** Sends the guest page. */
    public Visitor giveAddress(String email) {
        return send("foyer-guest", Map.of("foyer-guest", "true", "email", email));
    }

    public Visitor password(String username, String password) {
        return send("password", Map.of("username", username, "password", password));
    }

    public boolean isBack() {
        return at.toString().startsWith(redirect);
    }

    /** What the application got, by name. */
    public String answer(String name) {
        Matcher value = Pattern.compile("[?&#]" + name + "=([^&]+)").matcher(at.toString());
        if (!isBack() || !value.find()) {
            throw new AssertionError("The application got no " + name + ": " + at + ", status " + status + ": " + page);
        }
        return value.group(1);
    }

    /** The answer of the token endpoint to the code that the application got. */
    public Http.Answer tokens() {
        return Http.form(
                realm + "/protocol/openid-connect/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        client,
                        "redirect_uri",
                        redirect,
                        "code_verifier",
                        VERIFIER,
                        "code",
                        answer("code")));
    }

    public Http.Answer refresh(String refreshToken) {
        return Http.form(
                realm + "/protocol/openid-connect/token",
                Map.of("grant_type", "refresh_token", "client_id", client, "refresh_token", refreshToken));
    }

    /** What stands in a token. */
    public static JsonNode claims(Http.Answer tokens, String token) {
        String[] parts = tokens.body().path(token).asText().split("\\.");
        if (parts.length < 2) {
            throw new AssertionError("No " + token + ": " + tokens.status() + " " + tokens.body());
        }
        return Http.json(new String(Base64.getUrlDecoder().decode(parts[1]), java.nio.charset.StandardCharsets.UTF_8));
    }

    /** How an address of JSON answers to a token. */
    public static int status(String address, String token) {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .header("Accept", "application/json")
                                    .header("Authorization", "Bearer " + token)
                                    .build(),
                            BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public String page() {
        return page;
    }

    public int status() {
        return status;
    }

    /** A header of the answer that the page came with. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** From now on sends this header too. */
    public Visitor withHeader(String name, String value) {
        sent.put(name, value);
        return this;
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public Visitor withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    private Visitor follow(HttpResponse<String> first) {
        HttpResponse<String> answer = first;
        for (int step = 0; step < 10; step++) {
            page = answer.body();
            status = answer.statusCode();
            headers = answer.headers();
            if (status / 100 != 3) {
                return this;
            }
            at = at.resolve(answer.headers().firstValue("Location").orElseThrow());
            if (isBack()) {
                return this;
            }
            answer = send(HttpRequest.newBuilder(at).GET());
        }
        throw new AssertionError("Too many redirects, at " + at);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        sent.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || setCookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> Http.encode(field.getKey()) + "=" + Http.encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(VERIFIER.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
