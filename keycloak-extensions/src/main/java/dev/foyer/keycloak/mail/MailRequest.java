package dev.foyer.keycloak.mail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.keycloak.request.RequestObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail that the registry causes.
 *
 * @param id the caller's; the same id again is the same mail
 * @param language BCP 47; empty for the realm's own, as is one that the realm does not have
 * @param parameters exactly those of the template
 */
record MailRequest(
        UUID id, String to, Optional<String> language, MailTemplate template, Map<String, String> parameters) {

    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_LANGUAGE = 35;

    /** Room for ten order references of 200 characters, which one mail names at most. */
    private static final int LONGEST_PARAMETER = 2100;

    /** Reads a body; one that has a mistake is refused with 400. */
    static MailRequest of(@Nullable JsonNode body) {
        RequestObject request = RequestObject.body(body, "id", "to", "language", "template", "parameters");
        UUID id = request.uuid("id");
        String to = request.text("to", LONGEST_ADDRESS);
        if (MailAddress.onTheWire(to, true).isEmpty()) {
            throw request.refused("to is no email address.");
        }
        MailTemplate template = MailTemplate.of(request.text("template", LONGEST_LANGUAGE))
                .orElseThrow(
                        () -> request.refused("there is no such template; allowed are " + MailTemplate.NAMES + "."));
        RequestObject given = request.object("parameters", template.parameters());
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name : template.parameters()) {
            parameters.put(
                    name,
                    MailTemplate.mayBeEmpty(name)
                            ? given.textOrEmpty(name, LONGEST_PARAMETER)
                            : given.text(name, LONGEST_PARAMETER));
        }
        return new MailRequest(
                id,
                to,
                request.has("language") ? Optional.of(request.text("language", LONGEST_LANGUAGE)) : Optional.empty(),
                template,
                parameters);
    }
}
