package dev.foyer.provisioning.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderFactsTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            -,                                   OPEN
            completed@1,                         COMPLETED
            completed@1 delivered@2,             DELIVERED
            delivered@2,                         DELIVERED
            # the normal course never goes back
            delivered@2 completed@3,             DELIVERED
            # exceptions count when nothing happened after them
            cancelled@1,                         CANCELLED
            completed@1 cancelled@2,             CANCELLED
            delivered@2 returned@3,              RETURNED
            delivered@2 disputed@2,              DISPUTED
            delivered@3 disputed@2,              DELIVERED
            completed@3 returned@2,              COMPLETED
            cancelled@1 completed@2,             COMPLETED
            # what was disputed or returned goes on
            disputed@2 delivered@3,              DELIVERED
            disputed@2 completed@3,              COMPLETED
            delivered@1 disputed@2 completed@3,  DELIVERED
            returned@2 cancelled@3,              CANCELLED
            disputed@2 returned@3,               RETURNED
            returned@2 disputed@3,               DISPUTED
            # of a tie what still needs somebody
            cancelled@2 returned@2 disputed@2,   DISPUTED
            cancelled@2 returned@2,              RETURNED
            """)
    void theStateFollowsFromTheTimes(String facts, OrderState state) {
        assertThat(story(facts).state()).isEqualTo(state);
    }

    @Test
    void whateverTheOrderOfTheReportsTheyEndInTheSameState() {
        List<OrderState> told = List.of(OrderState.values());
        int stories = 0;
        // Every choice of a time, or none, for each of the five facts beside the placing.
        for (int choice = 0; choice < 4 * 4 * 4 * 4 * 4; choice++) {
            List<OrderFacts> reports = new ArrayList<>();
            for (int fact = 0, rest = choice; fact < 5; fact++, rest /= 4) {
                if (rest % 4 > 0) {
                    reports.add(OrderFacts.placed(MIDNIGHT).with(told.get(fact + 1), MIDNIGHT.plusSeconds(rest % 4)));
                }
            }
            OrderFacts straight = together(reports);
            for (List<OrderFacts> late : permutations(reports)) {
                assertThat(together(late)).isEqualTo(straight);
                stories++;
            }
        }
        assertThat(stories).isGreaterThan(30_000);
    }

    @Test
    void reportsThatComeTwiceOrManyTimesChangeNothing() {
        Random random = new Random(6);
        for (int round = 0; round < 2_000; round++) {
            List<OrderFacts> reports = new ArrayList<>();
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                OrderState state = OrderState.values()[random.nextInt(OrderState.values().length)];
                reports.add(OrderFacts.placed(MIDNIGHT.plusSeconds(random.nextInt(3)))
                        .with(state, MIDNIGHT.plusSeconds(random.nextInt(5))));
            }
            OrderFacts straight = together(reports);
            List<OrderFacts> again = new ArrayList<>(reports);
            for (int i = random.nextInt(8); i > 0; i--) {
                again.add(random.nextInt(again.size()), reports.get(random.nextInt(reports.size())));
            }
            Collections.shuffle(again, random);

            assertThat(together(again)).as("round %d", round).isEqualTo(straight);
        }
    }

    @Test
    void theFirstTimeOfPlacingAndTheLastOfEverythingElseAreKept() {
        OrderFacts both = story("delivered@2 disputed@5").and(story("delivered@4 disputed@3"));

        assertThat(both).isEqualTo(story("delivered@4 disputed@5"));
        assertThat(OrderFacts.placed(MIDNIGHT.plusSeconds(9)).and(both).placedAt())
                .isEqualTo(MIDNIGHT);
    }

    private static OrderFacts together(List<OrderFacts> reports) {
        return reports.stream().reduce(OrderFacts::and).orElse(OrderFacts.placed(MIDNIGHT));
    }

    private static <T> List<List<T>> permutations(List<T> list) {
        if (list.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            List<T> rest = new ArrayList<>(list);
            T first = rest.remove(i);
            for (List<T> tail : permutations(rest)) {
                List<T> whole = new ArrayList<>(List.of(first));
                whole.addAll(tail);
                all.add(whole);
            }
        }
        return all;
    }

    /** {@code delivered@2}: delivered two seconds after midnight, when the order was placed. */
    private static OrderFacts story(String story) {
        OrderFacts facts = OrderFacts.placed(MIDNIGHT);
        for (String fact : story.split(" ")) {
            String[] parts = fact.split("@");
            if (parts.length == 2) {
                facts = facts.with(OrderState.of(parts[0]), MIDNIGHT.plusSeconds(Long.parseLong(parts[1])));
            }
        }
        return facts;
    }
}
