package dev.foyer.devstack.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks an address whether the part behind it is ready: status 200 says yes, all else says not yet. */
public record Readiness(URI address) {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final Duration PAUSE = Duration.ofMillis(150);

    public boolean now() {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Waits until ready. When the process ends meanwhile, {@code patience} runs out or the thread is interrupted, the
     * process is stopped and a {@link StackFailure} says why.
     */
    public void await(ChildProcess process, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!now()) {
            if (Thread.currentThread().isInterrupted()) {
                process.stop(Duration.ofSeconds(20));
                throw new StackFailure(process.name() + " was stopped while it was starting.");
            }
            if (!process.running()) {
                throw new StackFailure(process.obituary());
            }
            if (System.nanoTime() > deadline) {
                process.kill();
                throw new StackFailure("%s was not ready after %d seconds (asked %s) and was ended. Its log is %s and"
                                .formatted(process.name(), patience.toSeconds(), address, process.log())
                        + " ends with:" + System.lineSeparator() + new LogTail(process.log()).relevantLines());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
