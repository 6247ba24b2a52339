package dev.foyer.keycloak.code;

import dev.foyer.keycloak.code.CodeTable.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a guess is worth. Wrong guesses count over all codes that a person was sent within an hour, so neither another sign-in nor
 * another node gives more of them. A code counts until an hour after the last moment it could be guessed at: never more guesses
 * than set in any hour.
 *
 * @param guessesPerCode after so many wrong ones a code is void
 * @param guessesPerHour after so many wrong ones no guess of the person counts
 */
record GuessRule(int guessesPerCode, int guessesPerHour) {

    /**
     * @param rows all codes of the person that still count
     * @param hash of the code that was guessed; empty for what can be no code
     */
    Guess judge(List<Row> rows, UUID id, Optional<String> hash) {
        Optional<Row> row = rows.stream().filter(each -> each.id().equals(id)).findFirst();
        if (row.isEmpty() || !row.get().open() || row.get().guesses() >= guessesPerCode) {
            return new Guess.Over();
        }
        if (rows.stream().mapToInt(Row::guesses).sum() >= guessesPerHour) {
            return new Guess.TooMany(untilFewer(rows));
        }
        return hash.isPresent() && same(hash.get(), row.get().hash()) ? new Guess.Right() : new Guess.Wrong();
    }

    /** When the first of those with wrong guesses counts no more. */
    private static Duration untilFewer(List<Row> rows) {
        return Duration.ofSeconds(Math.max(
                1,
                rows.stream()
                        .filter(row -> row.guesses() > 0)
                        .mapToLong(Row::secondsKept)
                        .min()
                        .orElse(1)));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }
}
