package dev.foyer.provisioning.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a request has come. Only an open one changes, and once. */
public enum RequestStatus {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("approved")
    APPROVED,
    @JsonProperty("rejected")
    REJECTED,
    /** By who asked, or because there is no such login any more. */
    @JsonProperty("withdrawn")
    WITHDRAWN;

    /** As the API and the column {@code status} write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status with this code. */
    public static Optional<RequestStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }
}
