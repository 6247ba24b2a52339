package dev.foyer.devstack.storefront;

import java.util.Map;
import java.util.Optional;

/**
 * A change that a customer asks for.
 *
 * @param path below {@code /api/v1/me/}
 * @param body fields of the JSON object; none means no body
 * @param key the same for each repetition of the same wish
 */
record ApiCall(String method, String path, Map<String, ?> body, Optional<String> key) {}
