package dev.foyer.keycloak.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.keycloak.settings.SettingsChange.Problem;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a document, read one by one: what is not named keeps its value, what is wrong is noted. */
final class SettingsFields {

    private final JsonNode body;
    private final Set<String> known = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    /** @param body an object */
    SettingsFields(JsonNode body) {
        this.body = body;
    }

    /** Whether the document names it. */
    boolean has(String name) {
        return body.has(name);
    }

    boolean flag(String name, boolean current) {
        Optional<JsonNode> value = value(name);
        value.filter(found -> !found.isBoolean()).ifPresent(found -> allow(name, found, "true or false"));
        return value.map(JsonNode::booleanValue).orElse(current);
    }

    int number(String name, int current, int least, int most) {
        Optional<JsonNode> value = value(name);
        value.filter(found -> !found.isInt() || found.intValue() < least || found.intValue() > most)
                .ifPresent(found -> allow(name, found, "a whole number from " + least + " to " + most));
        return value.map(JsonNode::intValue).orElse(current);
    }

    /** One of a few words. */
    String oneOf(String name, String current, Set<String> words, String allowed) {
        Optional<JsonNode> value = value(name);
        value.filter(found -> !found.isTextual() || !words.contains(found.asText()))
                .ifPresent(found -> allow(name, found, allowed));
        return value.map(JsonNode::asText).orElse(current);
    }

    /** An instant in UTC; null sets none. */
    @Nullable
    String instant(String name, @Nullable String current) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return current;
        }
        JsonNode found = value.get();
        Optional<Instant> instant = found.isTextual() ? MfaSettings.instant(found.asText()) : Optional.empty();
        if (instant.isEmpty() && !found.isNull()) {
            allow(name, found, "an instant such as 2027-01-31T00:00:00Z, or null for none");
        }
        return instant.map(Instant::toString).orElse(null);
    }

    /** An address in the form of {@link ShopUrl}; null sets none. */
    @Nullable
    String shopUrl(String name, @Nullable String current) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return current;
        }
        JsonNode found = value.get();
        Optional<URI> address = found.isTextual() ? ShopUrl.of(found.asText()) : Optional.empty();
        if (address.isEmpty() && !found.isNull()) {
            allow(
                    name,
                    found,
                    "a web address of up to " + ShopUrl.LONGEST
                            + " characters such as https://shop.example/, or null for the customer's account");
        }
        return address.map(URI::toString).orElse(null);
    }

    /** Domains in the form of {@link EmailDomain}, each once. */
    List<String> domains(String name, List<String> current, int most) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return current;
        }
        JsonNode found = value.get();
        if (!found.isArray() || found.size() > most) {
            String what = found.isArray() ? found.size() + " domains" : found.toString();
            refuse(name, "Found " + what + "; allowed is an array of up to " + most + " domains.");
            return current;
        }
        Set<String> domains = new LinkedHashSet<>();
        for (JsonNode each : found) {
            Optional<EmailDomain> domain = each.isTextual() ? EmailDomain.of(each.asText()) : Optional.empty();
            if (domain.isEmpty()) {
                allow(name, each, "a domain such as example.com");
            }
            domain.map(EmailDomain::name).ifPresent(domains::add);
        }
        return List.copyOf(domains);
    }

    /** Codes of a fixed set in capitals, each once. */
    List<String> codes(String name, List<String> current, Set<String> known, String allowed) {
        Optional<JsonNode> value = value(name);
        if (value.isEmpty()) {
            return current;
        }
        JsonNode found = value.get();
        if (!found.isArray() || found.size() > known.size()) {
            refuse(
                    name,
                    "Found something else; allowed is an array of at most " + known.size() + ", each " + allowed + ".");
            return current;
        }
        Set<String> codes = new LinkedHashSet<>();
        for (JsonNode each : found) {
            String code = each.asText().toUpperCase(Locale.ROOT);
            if (known.contains(code)) {
                codes.add(code);
            } else {
                allow(name, each, allowed);
            }
        }
        return List.copyOf(codes);
    }

    void refuse(String name, String message) {
        problems.add(new Problem(name, message));
    }

    /** What is wrong with the fields that were read, and with those that nobody knows. */
    List<Problem> problems() {
        List<Problem> all = new ArrayList<>(problems);
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                all.add(new Problem(name, "There is no such setting."));
            }
        });
        return all;
    }

    private Optional<JsonNode> value(String name) {
        known.add(name);
        return Optional.ofNullable(body.get(name));
    }

    private void allow(String name, JsonNode found, String allowed) {
        refuse(name, "Found " + found + "; allowed is " + allowed + ".");
    }
}
