package dev.foyer.soak.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One thing that is done to a part.
 *
 * @param after how long to wait before, from when the part was ready the last time
 */
record Blow(Kind kind, Duration after) {

    enum Kind {
        KILL,
        PAUSE
    }

    /** So many of each, in random order at random moments. */
    static List<Blow> plan(Random random, int kills, int pauses, Duration longestWait) {
        List<Kind> kinds = new ArrayList<>(Collections.nCopies(kills, Kind.KILL));
        kinds.addAll(Collections.nCopies(pauses, Kind.PAUSE));
        Collections.shuffle(kinds, random);
        return kinds.stream()
                .map(kind -> new Blow(kind, Duration.ofMillis(random.nextLong(longestWait.toMillis() + 1))))
                .toList();
    }
}
