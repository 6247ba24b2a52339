package dev.foyer.devstack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackPortsTest {

    @Test
    void aTakenPortIsNamedWithItsPartAndTheOption() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Map<Address, Integer> ports = new EnumMap<>(StackPorts.free().byAddress());
            ports.put(Address.INBOX, other.getLocalPort());

            assertThatThrownBy(() -> new StackPorts(ports).requireFree(EnumSet.allOf(Address.class)))
                    .hasMessage("Port " + other.getLocalPort() + " for the inbox is taken by another program; end that,"
                            + " or choose a port with --inbox-port or FOYER_INBOX_PORT.");
        }
    }

    @Test
    void freePortsPass() {
        assertThatCode(() -> StackPorts.free().requireFree(EnumSet.allOf(Address.class)))
                .doesNotThrowAnyException();
    }
}
