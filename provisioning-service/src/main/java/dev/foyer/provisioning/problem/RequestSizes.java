package dev.foyer.provisioning.problem;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Holds every body but the file of an import to a size that may be read into memory. */
@ApplicationScoped
class RequestSizes {

    private static final String IMPORTS = "/api/v1/imports";
    private static final long MOST_BYTES = 10L << 20;
    private static final int BEFORE_AUTHENTICATION = 1_000;

    void limit(@Observes Filters filters) {
        filters.register(
                context -> {
                    Long limit = context.get(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
                    boolean file = context.normalizedPath().equals(IMPORTS);
                    if (!file && (limit == null || limit > MOST_BYTES)) {
                        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, MOST_BYTES);
                        String length = context.request().getHeader("Content-Length");
                        if (length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > MOST_BYTES) {
                            context.response()
                                    .setStatusCode(413)
                                    .putHeader("Connection", "close")
                                    .end();
                            return;
                        }
                    }
                    context.next();
                },
                BEFORE_AUTHENTICATION);
    }
}
