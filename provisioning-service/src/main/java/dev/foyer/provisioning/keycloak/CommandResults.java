package dev.foyer.provisioning.keycloak;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
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
     * @param outcome one that this version does not know reads as refused
     * @param version the newer version that Keycloak has; of {@link Outcome#STALE} only
     * @param reason why, without any of the user's data; of {@link Outcome#REFUSED} only
     * @param refused fields that Keycloak may not write, as the command names them: it has all others; of
     *     {@link Outcome#REFUSED} only, null when nobody knows which
     * @param code the reason as programs know it; of links and withdrawals that are refused only
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Result(
            @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            Outcome outcome,

            @Nullable Long version,
            @Nullable String reason,
            @Nullable List<String> refused,
            @Nullable String code) {}

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
