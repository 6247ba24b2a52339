package dev.foyer.it.signup;

import dev.foyer.it.system.FoyerSystem;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser of its own that has the page of a sign-up's link open; for many at once, which real browsers are too slow for. */
record LinkVisit(HttpClient browser, URI button) {

    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    static LinkVisit of(FoyerSystem system, String email) {
        return to(system.mailbox().awaitLink(email));
    }

    static LinkVisit to(String link) {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager(null, (uri, cookie) -> {
                    // The JDK sends no secure cookie to http, which browsers do for localhost.
                    cookie.setSecure(false);
                    return true;
                }))
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();
        String page = send(browser, HttpRequest.newBuilder(URI.create(link)).build());
        Matcher form = FORM.matcher(page);
        if (!form.find()) {
            throw new AssertionError("The page of the link has no button.");
        }
        return new LinkVisit(browser, URI.create(form.group(1).replace("&amp;", "&")));
    }

    /** Chooses a password and presses the button; 1 when that made the account, which shows on another device. */
    int confirm() {
        String page = send(
                browser,
                HttpRequest.newBuilder(button)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "confirm=&password-new=correct+horse+battery&password-confirm=correct+horse+battery"))
                        .build());
        return page.contains("id=\"kc-info-message\"") ? 1 : 0;
    }

    private static String send(HttpClient browser, HttpRequest request) {
        try {
            return browser.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
