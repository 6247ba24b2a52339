package dev.foyer.keycloak.code;

import dev.foyer.keycloak.limits.Limit;
import java.util.List;

/** A way in which a code reaches a person. */
interface CodeChannel {

    /** What pages and notes tell channels apart by. */
    String key();

    /** Message: a code is on its way to {0}. */
    String sentMessage();

    /** Message: no code could be sent. */
    String notSentMessage();

    /** Where it goes, so that the person recognizes it and nobody else learns it. */
    String masked();

    /** What bounds this channel beside the limits of all codes. */
    List<Limit> limits();

    /** Sends or queues a code. */
    void send(OneTimeCode code) throws CodeNotSentException;
}
