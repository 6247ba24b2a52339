package dev.foyer.devstack;

import java.time.Duration;

/** Learns how starting goes on. Called from several threads. */
public interface StackListener {

    /** For those who only want the result. */
    StackListener SILENT = new StackListener() {
        @Override
        public void begins(String step) {}

        @Override
        public void done(String step, Duration took) {}
    };

    void begins(String step);

    void done(String step, Duration took);
}
