package dev.foyer.soak.load;

/** Somebody who does one thing after the other. For one thread at a time. */
interface Participant {

    /** One thing, with whatever is unreachable meanwhile; returns soon. */
    void act() throws InterruptedException;
}
