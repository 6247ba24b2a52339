package dev.foyer.soak.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.soak.comparison.Parked.Entry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParkedTest {

    @Test
    void whoWantsAFormerCustomersAddressWaitsRightly() {
        Parked parked = new Parked(List.of(new Entry("a", "taken", true, null)));

        assertThat(parked.rightly("a")).isTrue();
        assertThat(parked.wrongly()).isEmpty();
    }

    @Test
    void soDoesWhoWaitsForOneWhoWaitsRightly() {
        Parked parked = new Parked(List.of(new Entry("a", "taken", true, "b"), new Entry("b", "taken", true, null)));

        assertThat(parked.rightly()).isEqualTo(2);
    }

    @Test
    void twoWhoWaitForEachOtherDoNot() {
        Parked parked = new Parked(List.of(new Entry("a", "taken", true, "b"), new Entry("b", "taken", true, "a")));

        assertThat(parked.wrongly()).isEqualTo(Map.of("a", "taken", "b", "taken"));
    }

    @Test
    void whoWaitsForSomebodyWhoIsNotParkedOrForNobodyDoesNot() {
        Parked parked = new Parked(List.of(
                new Entry("a", "taken", true, "somebody"), new Entry("b", "a value cannot be stored", false, null)));

        assertThat(parked.wrongly()).isEqualTo(Map.of("a", "taken", "b", "a value cannot be stored"));
    }
}
