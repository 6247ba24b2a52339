package dev.foyer.benchmarks.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.benchmarks.rest.Rest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Companies that wait for staff, as an integration sees them. */
record OpenRequests(Rest api, URI service) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int PAGE = 100;

    /** Ids of the requests by the address of whoever asks, once there are so many. */
    Map<String, String> byEmail(int expected) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (true) {
            Map<String, String> found = all();
            if (found.size() >= expected) {
                return found;
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Of " + expected + " requests there are " + found.size() + ".");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    void approve(String id) {
        api.post(requests() + "/" + id + "/approve", Map.of(), 200);
    }

    private Map<String, String> all() {
        Map<String, String> found = new HashMap<>();
        String first = requests() + "?status=open&type=new_company&limit=" + PAGE;
        String next = first;
        while (!next.isEmpty()) {
            JsonNode page = read(next);
            page.path("items")
                    .forEach(request -> found.put(
                            request.at("/customer/email").asText(),
                            request.path("id").asText()));
            String cursor = page.path("nextCursor").asText("");
            next = cursor.isEmpty() ? "" : first + "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        }
        return found;
    }

    private JsonNode read(String address) {
        try {
            return JSON.readTree(api.get(address));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String requests() {
        return service + "/api/v1/requests";
    }
}
