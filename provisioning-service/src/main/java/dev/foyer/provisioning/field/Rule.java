package dev.foyer.provisioning.field;

import com.fasterxml.jackson.databind.JsonNode;

/** What a field may be, and the form in which it is kept. */
@FunctionalInterface
public interface Rule<T> {

    /**
     * The value to keep.
     *
     * @param value as the caller sent it, never JSON's null
     * @throws NotAllowedException saying what is allowed
     */
    T read(JsonNode value) throws NotAllowedException;
}
