package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The oldest waiting changes of the realm, one for each user.
 *
 * @param oldest when the oldest change that still waits was made; null when none does
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Changes(List<Change> changes, @Nullable Instant oldest) {

    /**
     * One changed user.
     *
     * @param markers what to acknowledge once the change is applied
     * @param user the user as it was when the feed was read; null when there is no such customer user any more. Kept as
     *     it came, so that one malformed value spoils one user and not the batch
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Change(
            String userId, List<Long> markers, @Nullable JsonNode user) {

        public Change {
            // A missing user arrives as JSON null.
            user = user == null || user.isNull() ? null : user;
        }
    }
}
