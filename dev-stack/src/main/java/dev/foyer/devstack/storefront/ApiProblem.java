package dev.foyer.devstack.storefront;

import java.util.List;

/** The provisioning API did not do it, as a problem document (RFC 9457) says; {@link ProblemText} tells the visitor. */
final class ApiProblem extends Exception {
    static final String UNANSWERED = "unanswered";
    static final String UNREADABLE = "unreadable";

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;
    private final String[] fields;

    /**
     * The API's answer, which is no success.
     *
     * @param type the problem's kind, the last part of its URN; empty when the answer does not say
     * @param fields whose values are not allowed
     */
    ApiProblem(int status, String type, List<String> fields) {
        super("The account service answered " + status + " " + type);
        this.status = status;
        this.type = type;
        this.fields = fields.toArray(String[]::new);
    }

    /**
     * There was no answer, or none that can be read.
     *
     * @param type {@link #UNANSWERED} or {@link #UNREADABLE}
     */
    ApiProblem(String type, Throwable cause) {
        super("The account service: " + type, cause);
        this.status = 0;
        this.type = type;
        this.fields = new String[0];
    }

    /** Whether the API does not take the token: only a new sign-in helps. */
    boolean signInNeeded() {
        return status == 401;
    }

    /** A page's status that tells the same: whose fault it is, ours or the API's. */
    int pageStatus() {
        return status >= 400 && status < 500 ? status : 502;
    }

    String type() {
        return type;
    }

    List<String> fields() {
        return List.of(fields);
    }
}
