package dev.foyer.devstack.storefront;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Paths of the API. */
final class ApiPath {
    private ApiPath() {}

    /** An id as one segment of a path, or one value of a query, whatever somebody put into a form. */
    static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
    }
}
