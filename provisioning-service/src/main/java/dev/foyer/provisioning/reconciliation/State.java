package dev.foyer.provisioning.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How a run is doing. */
public enum State {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("completed")
    COMPLETED,
    /** Too much would have vanished; nothing was changed. */
    @JsonProperty("halted")
    HALTED,
    @JsonProperty("cancelled")
    CANCELLED;

    /** As it is written in the API and in the database. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static State of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
