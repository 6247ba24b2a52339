package dev.foyer.provisioning.mfa;

import dev.foyer.provisioning.keycloak.UserCommand;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change that this process has taken for a while. Its id is that of the command.
 *
 * @param phone E.164; null unless a number is set
 * @param factor null unless a factor is removed
 */
record DueFactorChange(
        UUID id,
        String userId,
        @Nullable String phone,
        @Nullable String factor) {

    UserCommand command() {
        return phone != null
                ? UserCommand.setPhone(userId, id, phone)
                : UserCommand.removeFactor(userId, id, String.valueOf(factor));
    }

    /** No number into a log. */
    @Override
    public String toString() {
        return "DueFactorChange " + id;
    }
}
