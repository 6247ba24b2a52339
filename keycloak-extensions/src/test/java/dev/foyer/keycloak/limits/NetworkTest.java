package dev.foyer.keycloak.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A network")
class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "::ffff:192.0.2.7, 192.0.2.7",
        "2001:db8:1:2::7, 20010db800010002/64",
        "2001:db8:1:2:ffff:ffff:ffff:ffff, 20010db800010002/64",
        "2001:db8:1:3::7, 20010db800010003/64",
        "[2001:db8:1:2::7], 20010db800010002/64",
        "fe80::1%eth0, fe80000000000000/64"
    })
    @DisplayName("is an IPv4 address, or the first half of an IPv6 address")
    void ofAddress(String address, String network) {
        assertThat(Network.of(address)).isEqualTo(network);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "localhost", "shop.example", "999.1.1.1", "1.2.3", "::g", "192.0.2.7, 192.0.2.8"})
    @DisplayName("is one and the same for all addresses that are none; no name is looked up")
    void unknown(String address) {
        assertThat(Network.of(address)).isEqualTo("unknown");
    }

    @Test
    @DisplayName("shows in no text")
    void isNotPrinted() {
        assertThat(Subject.address(" Rosa@Buyer.example ").value()).isEqualTo("rosa@buyer.example");
        assertThat(new Limit(Subject.address("rosa@buyer.example"), Rate.perHour(1)))
                .asString()
                .doesNotContain("rosa");
    }
}
