package dev.foyer.provisioning.field;

import com.fasterxml.jackson.databind.JsonNode;

/** A rule for fields that are text. */
public interface TextRule extends Rule<String> {

    /**
     * The text to keep.
     *
     * @throws NotAllowedException saying what is allowed
     */
    String read(String text) throws NotAllowedException;

    @Override
    default String read(JsonNode value) throws NotAllowedException {
        if (!value.isTextual()) {
            throw new NotAllowedException("must be text");
        }
        return read(value.textValue());
    }
}
