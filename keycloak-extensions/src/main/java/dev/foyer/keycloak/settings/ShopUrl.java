package dev.foyer.keycloak.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be the address of a shop: one that a customer's browser opens, and that a mail can carry. */
final class ShopUrl {

    /** Longest address, in characters. */
    static final int LONGEST = 1_000;

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private ShopUrl() {}

    /** The address; empty for null and for what is no web address of a host, without a user's name. */
    static Optional<URI> of(@Nullable String value) {
        String text = value == null ? "" : value.strip();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI address = new URI(new URI(text).toASCIIString());
            return address.getScheme() != null
                            && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                            && address.getHost() != null
                            && address.getRawUserInfo() == null
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
