package dev.foyer.devstack.storefront;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the API says after it has done something.
 *
 * @param status an HTTP status of success
 * @param body missing when there is none
 */
record ApiAnswer(int status, JsonNode body) {

    /** Whether there is something new; else it was there already. */
    boolean created() {
        return status == 201;
    }

    /** Whether the field is there and not null. */
    boolean has(String field) {
        return body.hasNonNull(field);
    }
}
