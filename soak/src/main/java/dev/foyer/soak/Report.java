package dev.foyer.soak;

import java.util.Locale;

/**
 * What came of it.
 *
 * @param kills how many processes were killed
 * @param users customers in Keycloak when it was last compared
 */
public record Report(int rounds, int kills, int users, int lost, int doubled, int wrong) {

    /** Whether registry and Keycloak were equal whenever they were compared. */
    public boolean isClean() {
        return lost == 0 && doubled == 0 && wrong == 0;
    }

    /** The line that other programs read. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "SOAK rounds=%d kills=%d users=%d lost=%d doubled=%d wrong=%d",
                rounds,
                kills,
                users,
                lost,
                doubled,
                wrong);
    }
}
