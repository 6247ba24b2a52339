package dev.foyer.soak.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Random;

/** The customers of the registry, through the API of whichever service answers. For one thread. */
final class ProvisioningApi {

    private final List<URI> services;
    private final Calls calls;
    private final Random random;

    ProvisioningApi(List<URI> services, Calls calls, Random random) {
        this.services = services;
        this.calls = calls;
        this.random = random;
    }

    Answer read(String id) throws InterruptedException {
        return calls.send(request("/" + id).GET());
    }

    /** @param tag the ETag that was read with the customer */
    Answer patch(String id, String tag, JsonNode change) throws InterruptedException {
        return calls.send(
                request("/" + id).header("If-Match", tag).method("PATCH", BodyPublishers.ofString(change.toString())));
    }

    /** Under the same key any number of times, at any of the services: it takes effect once. */
    Answer post(String path, String key, JsonNode body) throws InterruptedException {
        return calls.send(request(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        URI service = services.get(random.nextInt(services.size()));
        return HttpRequest.newBuilder(URI.create(service + "/api/v1/customers" + path))
                .header("Content-Type", "application/json");
    }
}
