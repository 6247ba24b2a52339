package dev.foyer.provisioning.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes answers of what the API shows. */
@ApplicationScoped
public class Answers {

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    /** What is there now. */
    public Answer ok(Object shown, long version) {
        return new Answer(200, null, Long.toString(version), write(shown));
    }

    /**
     * What has been created.
     *
     * @param location from the server's root
     */
    public Answer created(String location, Object shown, long version) {
        return new Answer(201, location, Long.toString(version), write(shown));
    }

    /**
     * What has been taken in to be done.
     *
     * @param location where to follow it, from the server's root
     */
    public Answer accepted(String location, Object shown) {
        return new Answer(202, location, null, write(shown));
    }

    /** What is there now, which has no version. */
    public Answer ok(Object shown) {
        return new Answer(200, null, null, write(shown));
    }

    /** What has been created, which has no version. */
    public Answer created(Object shown) {
        return new Answer(201, null, null, write(shown));
    }

    private String write(Object shown) {
        try {
            return json.writeValueAsString(shown);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What the API shows can be written as JSON", e);
        }
    }
}
