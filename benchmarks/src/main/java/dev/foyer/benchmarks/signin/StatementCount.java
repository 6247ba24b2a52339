package dev.foyer.benchmarks.signin;

import dev.foyer.benchmarks.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * How many statements one thing takes, with nothing else going on: the median over many, since Keycloak's own timers come in
 * between.
 *
 * @param figure what is printed
 */
record StatementCount(String figure, StatementLog log) {

    private static final int WARM_UP = 20;
    private static final int TIMES = 200;

    /** Counts both in turns; what comes before each is not counted. Prints the statements of one where the numbers differ. */
    void between(Runnable before, IntConsumer ours, IntConsumer peer) {
        List<List<String>> byOurs = new ArrayList<>();
        List<List<String>> byPeer = new ArrayList<>();
        for (int number = -WARM_UP; number < TIMES; number++) {
            int current = number + WARM_UP;
            before.run();
            List<String> one = log.during(() -> ours.accept(current));
            before.run();
            List<String> other = log.during(() -> peer.accept(current));
            if (number >= 0) {
                byOurs.add(one);
                byPeer.add(other);
            }
        }
        Figure result = new Figure(figure, numbers(byOurs), numbers(byPeer), "statements");
        System.out.println(result.line());
        if (result.ratio() != 1) {
            byOurs.get(0).forEach(statement -> System.out.println("  ours  " + statement));
            byPeer.get(0).forEach(statement -> System.out.println("  peer  " + statement));
        }
    }

    private static List<Double> numbers(List<List<String>> statements) {
        return statements.stream().map(each -> (double) each.size()).toList();
    }
}
