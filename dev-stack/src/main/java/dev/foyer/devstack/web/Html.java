package dev.foyer.devstack.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text for pages. Everything that comes from outside goes through {@link #escape}. */
public final class Html {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+[^\\s<>\"'.,;:!?)\\]]");
    private static final String STYLE = style();

    private Html() {}

    /** Makes text safe for element content and quoted attributes. */
    public static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** Escapes text and makes the web addresses in it clickable. */
    public static String escapeWithLinks(String text) {
        StringBuilder safe = new StringBuilder();
        var matcher = LINK.matcher(text);
        int end = 0;
        while (matcher.find()) {
            String address = escape(matcher.group());
            safe.append(escape(text.substring(end, matcher.start())))
                    .append("<a href=\"")
                    .append(address)
                    .append("\">")
                    .append(address)
                    .append("</a>");
            end = matcher.end();
        }
        return safe.append(escape(text.substring(end))).toString();
    }

    /**
     * A whole page in our look.
     *
     * @param head further elements of the head, already safe
     * @param navigation right side of the page's head, already safe
     * @param main the content, already safe
     */
    public static String page(String title, String brand, String head, String navigation, String main) {
        return """
                <!doctype html>
                <html lang="en" dir="ltr">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <link rel="icon" href="data:,">
                <title>%s</title>
                %s<style>
                %s</style>
                </head>
                <body>
                <header><a class="brand" href="/">%s</a><nav aria-label="Account">%s</nav></header>
                <main>
                %s
                </main>
                </body>
                </html>
                """.formatted(escape(title), head, STYLE, escape(brand), navigation, main);
    }

    private static String style() {
        try (InputStream css = Html.class.getResourceAsStream("style.css")) {
            if (css == null) {
                throw new IllegalStateException("style.css is missing beside " + Html.class);
            }
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
