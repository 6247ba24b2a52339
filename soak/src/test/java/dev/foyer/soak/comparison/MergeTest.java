package dev.foyer.soak.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MergeTest {

    @Test
    void everythingIsMetOnceInOrder() {
        assertThat(walk(List.of("a", "c", "d", "f"), List.of("b", "c", "e", "f", "g")))
                .containsExactly("a left", "b right", "c both", "d left", "e right", "f both", "g right");
    }

    @Test
    void oneSideMayBeEmpty() {
        assertThat(walk(List.of(), List.of("a"))).containsExactly("a right");
        assertThat(walk(List.of("a"), List.of())).containsExactly("a left");
        assertThat(walk(List.of(), List.of())).isEmpty();
    }

    private static List<String> walk(List<String> lefts, List<String> rights) {
        List<String> met = new ArrayList<>();
        new Merge<String, String>(
                        Function.identity(),
                        Function.identity(),
                        (left, right) -> met.add(left + " both"),
                        left -> met.add(left + " left"),
                        right -> met.add(right + " right"))
                .walk(lefts.iterator(), rights.iterator());
        return met;
    }
}
