package dev.foyer.provisioning.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a run does now. A backfill marks and drains; a reconcile does the rest in this order. */
public enum Step {
    /** Puts page after page of users into the feed. */
    @JsonProperty("mark")
    MARK,
    /** Compares page after page of users with the registry. */
    @JsonProperty("scan")
    SCAN,
    /** Looks again at users that differed. */
    @JsonProperty("confirm")
    CONFIRM,
    /** Weighs whether so much may vanish. */
    @JsonProperty("decide")
    DECIDE,
    /** Puts the users that differ into the feed. */
    @JsonProperty("repair")
    REPAIR,
    /** Waits until the mirror has applied what was put into the feed. */
    @JsonProperty("drain")
    DRAIN,
    /** Looks whether the differences are gone. */
    @JsonProperty("verify")
    VERIFY;

    /** As it is written in the API and in the database. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Step of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
