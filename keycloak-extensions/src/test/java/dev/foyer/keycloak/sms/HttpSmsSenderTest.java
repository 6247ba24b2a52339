package dev.foyer.keycloak.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.foyer.keycloak.phone.PhoneNumber;
import dev.foyer.keycloak.sms.Gateway.BodyFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** On a server that answers as told. */
@DisplayName("A text message")
class HttpSmsSenderTest {

    private static final SmsMessage MESSAGE = new SmsMessage(new PhoneNumber("+4915155660000"), "123456 is your code");

    private final Queue<Integer> answers = new ArrayDeque<>();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            int status = answers.remove();
            if (status == 0) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return;
            }
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    @DisplayName("is handed over once")
    void sent() throws SmsNotSentException {
        answers.addAll(List.of(202));
        sender(server.getAddress().getPort()).send(MESSAGE);

        assertThat(asked).containsExactly("{\"to\":\"+4915155660000\",\"text\":\"123456 is your code\"}");
    }

    @Test
    @DisplayName("is tried once more where the gateway is busy or broken")
    void again() throws SmsNotSentException {
        answers.addAll(List.of(503, 200, 429, 200));
        sender(server.getAddress().getPort()).send(MESSAGE);
        sender(server.getAddress().getPort()).send(MESSAGE);

        assertThat(asked).hasSize(4);
    }

    @Test
    @DisplayName("is given up where the gateway refuses it, sends it elsewhere, or stays broken")
    void givenUp() {
        answers.addAll(List.of(400, 302, 500, 500));
        assertFailure("the gateway answered 400");
        assertFailure("the gateway answered 302");
        assertFailure("the gateway answered 500");

        assertThat(asked).hasSize(4);
    }

    @Test
    @DisplayName("that the gateway took without an answer is not sent twice")
    void noAnswer() {
        answers.add(0);
        assertFailure("the gateway did not answer (HttpTimeoutException)");

        assertThat(asked).hasSize(1);
    }

    @Test
    @DisplayName("to a gateway that is not there is given up soon, and no error tells what was in it")
    void unreachable() {
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThatThrownBy(() -> sender(port).send(MESSAGE))
                .isInstanceOf(SmsNotSentException.class)
                .hasMessage("the gateway cannot be reached")
                .hasNoCause();
    }

    private void assertFailure(String message) {
        assertThatThrownBy(() -> sender(server.getAddress().getPort()).send(MESSAGE))
                .isInstanceOf(SmsNotSentException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    private static HttpSmsSender sender(int port) {
        return new HttpSmsSender(
                new Gateway(
                        "http://localhost:" + port + "/send",
                        Map.of(),
                        BodyFormat.JSON,
                        "{\"to\":\"{to}\",\"text\":\"{text}\"}",
                        "",
                        "",
                        Duration.ofMillis(700)),
                Duration.ofMillis(700),
                5);
    }
}
