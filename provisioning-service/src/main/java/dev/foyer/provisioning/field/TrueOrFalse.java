package dev.foyer.provisioning.field;

import com.fasterxml.jackson.databind.JsonNode;

/** A truth value of JSON, not one that is written as text. */
public final class TrueOrFalse implements Rule<Boolean> {

    @Override
    public Boolean read(JsonNode value) throws NotAllowedException {
        if (!value.isBoolean()) {
            throw new NotAllowedException("must be true or false");
        }
        return value.booleanValue();
    }
}
