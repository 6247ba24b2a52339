package dev.foyer.provisioning.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run does. */
public enum Kind {
    /** Puts every user of the realm into the feed, for a registry that starts empty or was lost. */
    @JsonProperty("backfill")
    BACKFILL,
    /** Compares all users and puts those into the feed whose customers differ. */
    @JsonProperty("reconcile")
    RECONCILE;

    /** As it is written in the API and in the database. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first thing to do. */
    Step firstStep() {
        return this == BACKFILL ? Step.MARK : Step.SCAN;
    }

    static Optional<Kind> of(@Nullable String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
