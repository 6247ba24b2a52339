package dev.foyer.devstack.storefront;

import dev.foyer.devstack.web.Exchange;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Visits by a random cookie, in memory; the least recently seen ones go first. */
final class Visits {
    private static final String COOKIE = "storefront_session";
    private static final int LIMIT = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Visit> byId = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visit> eldest) {
            return size() > LIMIT;
        }
    };

    synchronized Visit of(Exchange exchange) {
        return exchange.cookie(COOKIE).map(byId::get).orElse(Visit.NEW);
    }

    /** Changes the visit, and begins one where there was none. */
    synchronized Visit change(Exchange exchange, UnaryOperator<Visit> change) {
        Visit changed = change.apply(of(exchange));
        String id = exchange.cookie(COOKIE).filter(byId::containsKey).orElseGet(() -> begin(exchange));
        byId.put(id, changed);
        return changed;
    }

    /** Changes the visit where there is one: whoever has begun another meanwhile keeps that one's cookie. */
    synchronized Visit update(Exchange exchange, UnaryOperator<Visit> change) {
        Optional<String> id = exchange.cookie(COOKIE).filter(byId::containsKey);
        Visit changed = change.apply(of(exchange));
        id.ifPresent(known -> byId.put(known, changed));
        return changed;
    }

    /** Takes all goods out of the cart at once, so that a form that is sent twice finds none left; the next page has the notice. */
    synchronized Cart takeCart(Exchange exchange, Notice notice) {
        Cart goods = of(exchange).cart();
        if (!goods.empty()) {
            update(exchange, visit -> visit.withCart(Cart.EMPTY).withNotice(notice));
        }
        return goods;
    }

    /** Changes the visit and gives it a new cookie, so that nobody who planted the old one is signed in with it. */
    synchronized void renew(Exchange exchange, UnaryOperator<Visit> change) {
        Visit changed = change.apply(of(exchange));
        end(exchange);
        byId.put(begin(exchange), changed);
    }

    synchronized void end(Exchange exchange) {
        exchange.cookie(COOKIE).ifPresent(byId::remove);
    }

    private String begin(Exchange exchange) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        exchange.setCookie(COOKIE, id);
        return id;
    }
}
