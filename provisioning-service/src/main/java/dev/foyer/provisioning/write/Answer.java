package dev.foyer.provisioning.write;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a write answers, in the form that can be kept and given again.
 *
 * @param location of what was created, from the server's root; null when nothing was
 * @param tag the ETag, without quotation marks
 * @param body JSON
 */
public record Answer(int status, @Nullable String location, String tag, String body) {

    /** The same as an HTTP response. */
    public Response response() {
        Response.ResponseBuilder response = Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .tag(tag)
                .entity(body);
        return location == null
                ? response.build()
                : response.location(URI.create(location)).build();
    }
}
