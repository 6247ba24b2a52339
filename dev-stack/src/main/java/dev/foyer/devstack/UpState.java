package dev.foyer.devstack;

import dev.foyer.devstack.process.Directories;
import java.nio.file.Path;
import java.util.List;

/** What {@code up} keeps between its runs, apart from what is only cached. */
record UpState(Path directory) {
    private static final List<String> KEPT_DATA = List.of("postgresql", "inbox", "run", "logs", "addresses");

    Path ledger() {
        return directory.resolve("processes");
    }

    UpAddresses addresses() {
        return new UpAddresses(directory.resolve("addresses"));
    }

    /** Forgets everything that was entered, so that the next start begins with nothing. */
    void forget() {
        KEPT_DATA.forEach(name -> Directories.remove(directory.resolve(name)));
    }
}
