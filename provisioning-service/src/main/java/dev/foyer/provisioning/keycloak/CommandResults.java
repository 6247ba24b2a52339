package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of commands, in their order. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CommandResults(List<Result> results) {

    /**
     * What came of one command.
     *
     * @param version the newer version that Keycloak has; of {@link Outcome#STALE} only
     * @param reason why, without any of the user's data; of {@link Outcome#REFUSED} only
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Result(
            Outcome outcome,
            @Nullable Long version,
            @Nullable String reason) {}

    /** How a command ended. */
    public enum Outcome {
        /** Done, now or at an earlier attempt. */
        @JsonProperty("done")
        DONE,
        /** Keycloak has a newer state already; nothing was written. */
        @JsonProperty("stale")
        STALE,
        /** There is no such user any more. */
        @JsonProperty("gone")
        GONE,
        /** The user is staff or a service account, which are not touched. */
        @JsonProperty("staff")
        STAFF,
        /** The user cannot be changed, such as one of a read-only store. */
        @JsonEnumDefaultValue
        @JsonProperty("refused")
        REFUSED
    }
}
