package dev.foyer.keycloak.sms;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends through a gateway. A gateway that cannot be reached, or says that it is busy or broken (429, 5xx), is asked once more; one
 * that took the request and does not answer is not, since the message may be on its way. Only so many wait at a time: a slow
 * gateway holds up nothing but messages.
 */
final class HttpSmsSender implements SmsSenderProvider {

    private static final int ATTEMPTS = 2;
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    private static final int TOO_MANY_REQUESTS = 429;

    private final Gateway gateway;
    private final HttpClient client;
    private final Semaphore places;

    /** @param parallel how many messages may be on their way at once */
    HttpSmsSender(Gateway gateway, Duration connectTimeout, int parallel) {
        this.gateway = gateway;
        this.client = HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.places = new Semaphore(parallel);
    }

    @Override
    public void send(SmsMessage message) throws SmsNotSentException {
        try {
            if (!places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SmsNotSentException("too many messages wait for the gateway");
            }
            try {
                attempt(message);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SmsNotSentException("interrupted");
        }
    }

    private void attempt(SmsMessage message) throws SmsNotSentException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            String failure;
            try {
                int status = client.send(gateway.request(message), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status / 100 == 2) {
                    return;
                }
                failure = "the gateway answered " + status;
                if (status != TOO_MANY_REQUESTS && status / 100 != 5) {
                    throw new SmsNotSentException(failure);
                }
            } catch (ConnectException | HttpConnectTimeoutException e) {
                failure = "the gateway cannot be reached";
            } catch (IOException e) {
                throw new SmsNotSentException(
                        "the gateway did not answer (" + e.getClass().getSimpleName() + ")");
            }
            if (attempt == ATTEMPTS) {
                throw new SmsNotSentException(failure);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }
}
