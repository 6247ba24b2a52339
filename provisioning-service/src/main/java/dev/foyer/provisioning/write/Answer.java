package dev.foyer.provisioning.write;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a write answers, in the form that can be kept and given again.
 *
 * @param location of what was created, from the server's root; null when nothing was, or when it has no address
 * @param tag the ETag, without quotation marks; null of what has no version
 * @param body JSON
 */
public record Answer(
        int status, @Nullable String location, @Nullable String tag, String body) {

    /** The same as an HTTP response. */
    public Response response() {
        Response.ResponseBuilder response =
                Response.status(status).type(MediaType.APPLICATION_JSON).entity(body);
        if (tag != null) {
            response.tag(tag);
        }
        return location == null
                ? response.build()
                : response.location(URI.create(location)).build();
    }
}
