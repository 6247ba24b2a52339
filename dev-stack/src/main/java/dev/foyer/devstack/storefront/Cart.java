package dev.foyer.devstack.storefront;

import java.util.ArrayList;
import java.util.List;

/** What a visitor wants to buy. Each change is a new cart. */
record Cart(List<Article> articles) {
    static final Cart EMPTY = new Cart(List.of());
    private static final int LIMIT = 50;

    Cart {
        articles = List.copyOf(articles);
    }

    /** A full cart stays as it is. */
    Cart with(Article article) {
        if (articles.size() >= LIMIT) {
            return this;
        }
        List<Article> more = new ArrayList<>(articles);
        more.add(article);
        return new Cart(more);
    }

    boolean empty() {
        return articles.isEmpty();
    }

    int cents() {
        return articles.stream().mapToInt(Article::cents).sum();
    }
}
