package dev.foyer.soak.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.soak.comparison.Difference.Kind;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    @Test
    void whatIsFoundAgainCountsOnceAndIsShownOnce() {
        Differences differences = new Differences();
        differences.add(Kind.LOST, "user a has no customer");
        differences.add(Kind.WRONG, "user b: firstName");
        assertThat(differences.takeNew()).hasSize(2);

        differences.add(Kind.LOST, "user a has no customer");
        differences.add(Kind.LOST, "user c has no customer");

        assertThat(differences.takeNew()).containsExactly(new Difference(Kind.LOST, "user c has no customer"));
        assertThat(differences.count(Kind.LOST)).isEqualTo(2);
        assertThat(differences.count(Kind.DOUBLED)).isZero();
        assertThat(differences.count(Kind.WRONG)).isEqualTo(1);
    }
}
