package dev.foyer.keycloak.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The mails that the registry causes, by name. The name leads to everything else: {@code foyer-<name>.ftl} in the email theme,
 * as text and as HTML, and the message {@code foyer.mail.<name>.subject}.
 */
enum MailTemplate {
    /** A company that asked to buy here may. */
    COMPANY_APPROVED("company-approved", List.of("company"));

    /** All names, as a message lists them. */
    static final String NAMES = Arrays.stream(values()).map(MailTemplate::value).collect(Collectors.joining(", "));

    private final String value;
    private final List<String> parameters;

    MailTemplate(String value, List<String> parameters) {
        this.value = value;
        this.parameters = parameters;
    }

    static Optional<MailTemplate> of(String value) {
        return Arrays.stream(values())
                .filter(template -> template.value.equals(value))
                .findFirst();
    }

    String value() {
        return value;
    }

    /** What it needs to be filled in with, in the order in which messages number them; the realm's name comes after these. */
    List<String> parameters() {
        return parameters;
    }

    String file() {
        return "foyer-" + value + ".ftl";
    }

    String subjectKey() {
        return "foyer.mail." + value + ".subject";
    }
}
