package dev.foyer.provisioning.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem document as RFC 9457 has it, with the errors of single fields beside. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type, String title, int status, @Nullable String detail, List<FieldError> errors) {

    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(ProblemCode code, int status, @Nullable String detail, List<FieldError> errors) {
        return new Problem(code.urn(), code.title(), status, detail, errors);
    }
}
