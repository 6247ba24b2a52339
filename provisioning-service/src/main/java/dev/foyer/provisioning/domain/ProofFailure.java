package dev.foyer.provisioning.domain;

import dev.foyer.provisioning.dns.TextAnswer;
import java.util.Locale;
import java.util.Optional;

/** Why a look at the DNS proved nothing. */
enum ProofFailure {
    NO_RECORD(
            "There is no TXT record at %1$s. Publish the one that the claim shows; it can take hours until it is seen."),
    OTHER_RECORDS(
            "There are TXT records at %1$s, but none has exactly the value that the claim shows, neither more nor less."),
    NO_ANSWER(
            "The DNS does not tell which TXT records are at %1$s. Look again later; if it stays so, have the zone mended."),
    PROVED_ELSEWHERE(
            "Another company has proved %2$s, and its record is at %1$s. Remove that one first, then look again."),
    NOT_CLAIMABLE("%2$s cannot be a company's: everybody can get an address there. Remove the claim.");

    private final String message;

    ProofFailure(String message) {
        this.message = message;
    }

    /** As the API and the column {@code failure} write it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What was found and what to do. */
    String message(DomainName domain) {
        return message.formatted(domain.recordName(), domain.ascii());
    }

    /** What is missing in this answer; empty when the challenge is there. */
    static Optional<ProofFailure> of(TextAnswer answer, String challenge) {
        if (!(answer instanceof TextAnswer.Texts texts)) {
            return Optional.of(NO_ANSWER);
        }
        if (texts.values().contains(challenge)) {
            return Optional.empty();
        }
        return Optional.of(texts.values().isEmpty() ? NO_RECORD : OTHER_RECORDS);
    }

    static ProofFailure ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
