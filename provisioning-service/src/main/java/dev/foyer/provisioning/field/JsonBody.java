package dev.foyer.provisioning.field;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request. A name that is there twice is refused: which of the two is meant nobody knows. */
public final class JsonBody {

    private static final ObjectMapper STRICT = JsonMapper.builder(new JsonFactoryBuilder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonBody() {}

    /**
     * The object that the body is.
     *
     * @throws ProblemException when it is anything else
     */
    public static ObjectNode object(byte @Nullable [] body) {
        if (parse(body == null ? new byte[0] : body) instanceof ObjectNode object) {
            return object;
        }
        throw new ProblemException(ProblemCode.INVALID_BODY, "The body must be a JSON object");
    }

    /** As {@link #object}; without a body an empty one. */
    public static ObjectNode optionalObject(byte @Nullable [] body) {
        return body == null || body.length == 0 ? STRICT.createObjectNode() : object(body);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return STRICT.readTree(body);
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    ProblemCode.INVALID_BODY, "The body cannot be read as JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            // The bytes are there: what fails is their encoding.
            throw new ProblemException(ProblemCode.INVALID_BODY, "The body cannot be read as JSON: it is not UTF-8");
        }
    }
}
