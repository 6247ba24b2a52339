package dev.foyer.provisioning.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {

    @Test
    void conditionsCombineWithTheirValuesInOrder() {
        Condition both = Condition.of("a = ?", 1).and(Condition.of("b = ? OR c = ?", 2, 3));

        assertThat(both.sql()).isEqualTo("(a = ?) AND (b = ? OR c = ?)");
        assertThat(both.parameters()).isEqualTo(List.of(1, 2, 3));
    }

    @Test
    void everythingAddsNothing() {
        Condition one = Condition.of("a = ?", 1);

        assertThat(Condition.ALL.and(one)).isEqualTo(one);
        assertThat(one.and(Condition.ALL)).isEqualTo(one);
    }

    @Test
    void aConditionGoesIntoALongerOneWithItsValues() {
        Condition inner = Condition.of("k.id = ?", 1).within("c.id IN (SELECT m.id FROM m WHERE ", ")");

        assertThat(inner.sql()).isEqualTo("(c.id IN (SELECT m.id FROM m WHERE (k.id = ?)))");
        assertThat(inner.parameters()).isEqualTo(List.of(1));
    }
}
