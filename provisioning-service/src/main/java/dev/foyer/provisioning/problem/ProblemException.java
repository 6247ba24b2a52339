package dev.foyer.provisioning.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem document. Its detail and errors are shown to the caller: nothing internal in them. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient List<FieldError> errors;

    public ProblemException(ProblemCode code, @Nullable String detail) {
        this(code, detail, List.of());
    }

    public ProblemException(ProblemCode code, @Nullable String detail, List<FieldError> errors) {
        super(detail);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    /** A request parameter with a value that is not allowed. */
    public static ProblemException parameter(String name, String message) {
        return new ProblemException(
                ProblemCode.INVALID_PARAMETER, name + ": " + message, List.of(new FieldError(name, message)));
    }

    public ProblemCode code() {
        return code;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
