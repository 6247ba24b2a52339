package dev.foyer.devstack.storefront;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the sample shop sells. */
enum Article {
    NOTEBOOK("Notebook, 96 pages", 1250),
    POSTER("Poster, 50 × 70 cm", 3400),
    CARDS("Business cards, 250", 2890);

    private final String label;
    private final int cents;

    Article(String label, int cents) {
        this.label = label;
        this.cents = cents;
    }

    static Optional<Article> named(String name) {
        return Arrays.stream(values())
                .filter(article -> article.key().equals(name))
                .findFirst();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    String label() {
        return label;
    }

    int cents() {
        return cents;
    }

    static String price(int cents) {
        return String.format(Locale.ROOT, "%d.%02d €", cents / 100, cents % 100);
    }
}
