package dev.foyer.soak.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What came back for one request.
 *
 * @param body missing where there is none
 * @param location of what was created; empty where there is none
 * @param tag the ETag; empty where there is none
 */
record Answer(Outcome outcome, JsonNode body, String location, String tag) {

    /** What the caller knows now. */
    enum Outcome {
        /** It was done. */
        ACKNOWLEDGED,
        /** Nothing was done. */
        REFUSED,
        /** Nothing was done, there is no such user. */
        ABSENT,
        /** It was not even sent. */
        UNREACHABLE,
        /** It was done or not: no answer, or one that says nothing about the commit. */
        UNKNOWN
    }

    static Answer without(Outcome outcome) {
        return new Answer(outcome, MissingNode.getInstance(), "", "");
    }

    /** Only success and a request that was refused before it began are certain: a failed commit answers 400 and 409 too. */
    static Outcome outcome(int status) {
        if (status / 100 == 2) {
            return Outcome.ACKNOWLEDGED;
        }
        return switch (status) {
            case 401, 403, 412 -> Outcome.REFUSED;
            case 404 -> Outcome.ABSENT;
            default -> Outcome.UNKNOWN;
        };
    }

    boolean is(Outcome expected) {
        return outcome == expected;
    }
}
