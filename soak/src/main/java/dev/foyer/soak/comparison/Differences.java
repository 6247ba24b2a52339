package dev.foyer.soak.comparison;

import dev.foyer.soak.comparison.Difference.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** All that was found. One that is found again in a later round counts once. For one thread. */
public final class Differences {

    private final Set<Difference> found = new LinkedHashSet<>();
    private final List<Difference> fresh = new ArrayList<>();

    void add(Kind kind, String text) {
        Difference difference = new Difference(kind, text);
        if (found.add(difference)) {
            fresh.add(difference);
        }
    }

    /** Those that were not there when this was last asked for. */
    public List<Difference> takeNew() {
        List<Difference> taken = List.copyOf(fresh);
        fresh.clear();
        return taken;
    }

    public int count(Kind kind) {
        return (int)
                found.stream().filter(difference -> difference.kind() == kind).count();
    }
}
