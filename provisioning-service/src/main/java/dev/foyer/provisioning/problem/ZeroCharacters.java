package dev.foyer.provisioning.problem;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Answers requests whose address has a zero character in it, for every endpoint: no text in PostgreSQL can have one, so
 * nothing has such an id, and no list can be narrowed to it.
 */
final class ZeroCharacters {

    @ServerRequestFilter
    void refuse(UriInfo uri) {
        if (hasZero(uri.getPathParameters())) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "There is nothing with this id");
        }
        for (Map.Entry<String, List<String>> parameter :
                uri.getQueryParameters().entrySet()) {
            if (parameter.getValue().stream().anyMatch(ZeroCharacters::hasZero)) {
                throw ProblemException.parameter(parameter.getKey(), "must not contain the character U+0000");
            }
        }
    }

    private static boolean hasZero(MultivaluedMap<String, String> parameters) {
        return parameters.values().stream().flatMap(List::stream).anyMatch(ZeroCharacters::hasZero);
    }

    private static boolean hasZero(String text) {
        return text.indexOf('\0') >= 0;
    }
}
