package dev.foyer.devstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.devstack.process.StackFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UpOptionsTest {

    @Test
    void withoutOptionsEveryAddressIsTheDocumentedOne() {
        UpOptions options = UpOptions.parse(List.of(), Map.of());

        assertThat(options.fresh()).isFalse();
        assertThat(options.ports().byAddress())
                .containsOnly(
                        Map.entry(Address.KEYCLOAK, 8080),
                        Map.entry(Address.KEYCLOAK_MANAGEMENT, 9000),
                        Map.entry(Address.SERVICE, 8090),
                        Map.entry(Address.INBOX, 8025),
                        Map.entry(Address.SMTP, 1025),
                        Map.entry(Address.STOREFRONT, 8070),
                        Map.entry(Address.POSTGRES, 54329));
    }

    @Test
    void anOptionWinsOverTheEnvironment() {
        UpOptions options = UpOptions.parse(
                List.of("--fresh", "--keycloak-port", "8081", "--inbox-port=8026"),
                Map.of("FOYER_KEYCLOAK_PORT", "9999", "FOYER_STOREFRONT_PORT", "8071"));

        assertThat(options.fresh()).isTrue();
        assertThat(options.ports().of(Address.KEYCLOAK)).isEqualTo(8081);
        assertThat(options.ports().of(Address.INBOX)).isEqualTo(8026);
        assertThat(options.ports().of(Address.STOREFRONT)).isEqualTo(8071);
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatThrownBy(() -> UpOptions.parse(List.of("--frsh"), Map.of()))
                .isInstanceOf(StackFailure.class)
                .hasMessage("./foyer up does not know --frsh; ./foyer up --help lists its options.");
    }

    @Test
    void aPortThatIsNoneIsRefusedWithWhatIsAllowed() {
        assertThatThrownBy(() -> UpOptions.parse(List.of("--smtp-port", "70000"), Map.of()))
                .hasMessage("--smtp-port is \"70000\"; it has to be a port from 1 to 65535.");
        assertThatThrownBy(() -> UpOptions.parse(List.of("--smtp-port"), Map.of()))
                .hasMessage("--smtp-port is nothing; it has to be a port from 1 to 65535.");
        assertThatThrownBy(() -> UpOptions.parse(List.of(), Map.of("FOYER_SMTP_PORT", "mail")))
                .hasMessage("FOYER_SMTP_PORT is \"mail\"; it has to be a port from 1 to 65535.");
    }

    @Test
    void onePortForTwoPartsIsRefused() {
        assertThatThrownBy(() -> UpOptions.parse(List.of("--storefront-port=8080"), Map.of()))
                .hasMessage("Port 8080 is given to both Keycloak and the storefront; change one with --keycloak-port or"
                        + " --storefront-port.");
    }

    @Test
    void theUsageNamesEveryOptionAndVariable() {
        for (Address address : Address.values()) {
            assertThat(UpOptions.usage()).contains(address.option() + " <port>", address.variable());
        }
    }
}
