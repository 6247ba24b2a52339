package dev.foyer.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.soak.faults.FaultCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoakOptionsTest {

    @Test
    void withoutOptionsThereAreTenRoundsOfEightKills() {
        assertThat(SoakOptions.parse(List.of(), 42))
                .isEqualTo(new SoakOptions(false, 10, 4, 1, 42, new FaultCounts(1, 3, 2, 1)));
    }

    @Test
    void everyOptionIsTakenWithBlankOrEqualsSign() {
        assertThat(SoakOptions.parse(
                        List.of(
                                "--rounds",
                                "25",
                                "--clients=2",
                                "--compare-every",
                                "5",
                                "--seed=-7",
                                "--keycloak-kills=0",
                                "--postgresql-kills",
                                "4",
                                "--service-kills=3",
                                "--service-pauses=2"),
                        42))
                .isEqualTo(new SoakOptions(false, 25, 2, 5, -7, new FaultCounts(0, 4, 3, 2)));
    }

    @Test
    void aNumberThatIsNoneIsRefusedWithWhatIsAllowed() {
        assertThatThrownBy(() -> SoakOptions.parse(List.of("--rounds", "many"), 42))
                .hasMessage("--rounds is \"many\"; it has to be a number from 1 to 1000000.");
        assertThatThrownBy(() -> SoakOptions.parse(List.of("--rounds"), 42))
                .hasMessage("--rounds is \"\"; it has to be a number from 1 to 1000000.");
        assertThatThrownBy(() -> SoakOptions.parse(List.of("--keycloak-kills=-1"), 42))
                .hasMessage("--keycloak-kills is \"-1\"; it has to be a number from 0 to 1000000.");
        assertThatThrownBy(() -> SoakOptions.parse(List.of("--seed", "x"), 42))
                .hasMessage("--seed is \"x\"; it has to be a whole number.");
    }

    @Test
    void anUnknownOptionIsNamed() {
        assertThatThrownBy(() -> SoakOptions.parse(List.of("--round", "3"), 42))
                .hasMessage("./foyer soak does not know --round; ./foyer soak --help lists its options.");
    }

    @Test
    void helpIsRecognizedAmongOthers() {
        assertThat(SoakOptions.parse(List.of("--rounds", "3", "--help"), 42).help())
                .isTrue();
    }
}
