package dev.foyer.provisioning.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.DatagramSocket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRecordsTest {

    private static final String NAME = "_foyer.pine.example";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final DnsWire server = new DnsWire();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void allTextsOfANameAreRead() {
        server.publish(NAME, "foyer-verification=1", "foyer-verification=2");

        assertThat(ask(LONG, server.address()))
                .isEqualTo(new TextAnswer.Texts(Set.of("foyer-verification=1", "foyer-verification=2")));
    }

    @Test
    void aNameWithoutTextsAndNoSuchNameAreTheSame() {
        assertThat(ask(LONG, server.address())).isEqualTo(new TextAnswer.Texts(Set.of()));

        server.publish(NAME);
        assertThat(ask(LONG, server.address())).isEqualTo(new TextAnswer.Texts(Set.of()));
    }

    @Test
    void everyCallAsksAnew() {
        TextRecords records = new TextRecords(List.of(server.address()), LONG);
        server.publish(NAME, "before");
        assertThat(records.of(NAME)).isEqualTo(new TextAnswer.Texts(Set.of("before")));

        server.publish(NAME, "after");
        assertThat(records.of(NAME)).isEqualTo(new TextAnswer.Texts(Set.of("after")));
    }

    @Test
    void whereTheServerCannotTellNobodyKnows() {
        server.fail(NAME);
        assertThat(ask(LONG, server.address())).isEqualTo(new TextAnswer.Unknown());
    }

    @Test
    void aServerThatSaysNothingIsWaitedForNoLongerThanIsSet() {
        server.hush(NAME);
        assertThat(ask(SHORT, server.address())).isEqualTo(new TextAnswer.Unknown());
    }

    @Test
    void aServerThatIsNotThereIsNoAnswer() throws SocketException {
        int free;
        try (DatagramSocket socket = new DatagramSocket()) {
            free = socket.getLocalPort();
        }
        assertThat(ask(SHORT, "127.0.0.1:" + free)).isEqualTo(new TextAnswer.Unknown());
    }

    @Test
    void theNextServerIsAskedWhereOneSaysNothing() {
        try (DnsWire other = new DnsWire()) {
            other.hush(NAME);
            server.publish(NAME, "here");

            assertThat(ask(SHORT, other.address(), server.address())).isEqualTo(new TextAnswer.Texts(Set.of("here")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "127.0.0.1:x", "127.0.0.1:70000", "127.0.0.1/dns", "u@127.0.0.1", "::1", "[::1"})
    void aServerThatIsNoneIsNamedAtTheStart(String server) {
        assertThatThrownBy(() -> new TextRecords(List.of(server), LONG))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("foyer.dns.servers has \"" + server + "\"");
    }

    @Test
    void serversMayBeNamedInEveryForm() {
        assertThat(DnsServers.of(List.of("192.0.2.1", " 192.0.2.2:5353", "[2001:db8::1]", "[2001:db8::1]:5353"))
                        .url())
                .isEqualTo("dns://192.0.2.1 dns://192.0.2.2:5353 dns://[2001:db8::1] dns://[2001:db8::1]:5353");
        assertThat(DnsServers.of(List.of()).url()).isEqualTo("dns:");
    }

    private static TextAnswer ask(Duration timeout, String... servers) {
        return new TextRecords(List.of(servers), timeout).of(NAME);
    }
}
