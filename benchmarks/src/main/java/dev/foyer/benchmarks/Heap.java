package dev.foyer.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAccumulator;

/** Looks at the heap of the service twice a second and keeps the highest of what it saw. */
public final class Heap implements AutoCloseable {

    private static final double MEBIBYTE = 1024 * 1024;

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final DoubleAccumulator highest = new DoubleAccumulator(Math::max, 0);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /** Begins to look. */
    public Heap(URI service) {
        request = HttpRequest.newBuilder(URI.create(service + "/q/metrics")).build();
        clock.scheduleAtFixedRate(this::look, 0, 500, TimeUnit.MILLISECONDS);
    }

    /** Mebibytes, garbage included. */
    public double highest() {
        return highest.get();
    }

    private void look() {
        try {
            highest.accumulate(client.send(request, BodyHandlers.ofLines())
                            .body()
                            .filter(line -> line.startsWith("jvm_memory_used_bytes{") && line.contains("area=\"heap\""))
                            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                            .sum()
                    / MEBIBYTE);
        } catch (IOException e) {
            // It answers the next time, or the run fails by itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
