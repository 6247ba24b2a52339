package dev.foyer.provisioning.canary;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether changes in Keycloak produce markers. */
public enum MarkerFlow {
    /** The canary came through, or its time is not over yet. */
    @JsonProperty("working")
    WORKING,
    /** The canary did not come, although the feed was read and empty of older changes. */
    @JsonProperty("stopped")
    STOPPED,
    /** Nobody can tell: Keycloak or the mirror is away, or older changes wait before the canary. */
    @JsonProperty("unknown")
    UNKNOWN
}
