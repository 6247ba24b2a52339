package dev.foyer.keycloak.commands;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one command.
 *
 * @param outcome {@code done}, {@code stale} (a later version was written before: nothing is written), {@code gone} (there is
 *     no such user), {@code staff} (not touched: staff, an administrator or a service account) or {@code refused} (the user
 *     comes from a directory that may not be written; what may be is, and the same version may come again; or an action for
 *     guests met somebody else, who is left as is). Of a guest who is gone, ending is {@code done}
 * @param version the version that holds now, for a state that is done or stale
 * @param reason for a refusal, which fields could not be written; no values
 * @param refused for a refusal, the names of these fields as the command has them; the others are as was wanted
 * @param code why a link is not sent, an invitation not withdrawn or a number not set: {@code links-off}, {@code taken}, {@code registered},
 *     {@code inactive}, {@code no-address}, {@code no-sender}, {@code no-mobile-number}, {@code country}; null otherwise
 */
public record CommandResult(
        String outcome,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Long version,
        @Nullable String reason,
        @Nullable List<String> refused,
        @Nullable String code) {

    static CommandResult done(long version) {
        return new CommandResult("done", version, null, null, null);
    }

    static CommandResult actionDone() {
        return new CommandResult("done", null, null, null, null);
    }

    static CommandResult stale(long version) {
        return new CommandResult("stale", version, null, null, null);
    }

    static CommandResult gone() {
        return new CommandResult("gone", null, null, null, null);
    }

    static CommandResult staff() {
        return new CommandResult("staff", null, null, null, null);
    }

    /** The user is a customer, staff or a service account, and nothing is changed. */
    static CommandResult noGuest() {
        return new CommandResult("refused", null, "The user is no guest.", List.of(), null);
    }

    /** Nothing is done, for a reason that programs know by the code. */
    static CommandResult refused(String code, String reason) {
        return new CommandResult("refused", null, reason, null, code);
    }

    static CommandResult refused(List<String> fields) {
        return new CommandResult(
                "refused",
                null,
                "The directory that the user comes from is read-only for " + String.join(", ", fields) + ".",
                List.copyOf(fields),
                null);
    }
}
