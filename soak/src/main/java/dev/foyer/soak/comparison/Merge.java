package dev.foyer.soak.comparison;

import java.util.Iterator;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks two lists side by side, both in the order of their keys, so that neither has to fit into memory.
 *
 * @param onlyLeft is given what has no partner on the right
 * @param onlyRight is given what has no partner on the left
 */
record Merge<L, R>(
        Function<L, String> leftKey,
        Function<R, String> rightKey,
        BiConsumer<L, R> both,
        Consumer<L> onlyLeft,
        Consumer<R> onlyRight) {

    void walk(Iterator<L> lefts, Iterator<R> rights) {
        L left = next(lefts);
        R right = next(rights);
        while (left != null || right != null) {
            int order = order(left, right);
            if (order == 0 && left != null && right != null) {
                both.accept(left, right);
            } else if (order < 0 && left != null) {
                onlyLeft.accept(left);
            } else if (right != null) {
                onlyRight.accept(right);
            }
            left = order <= 0 ? next(lefts) : left;
            right = order >= 0 ? next(rights) : right;
        }
    }

    private int order(@Nullable L left, @Nullable R right) {
        if (left == null) {
            return 1;
        }
        return right == null ? -1 : leftKey.apply(left).compareTo(rightKey.apply(right));
    }

    private static <T> @Nullable T next(Iterator<T> rows) {
        return rows.hasNext() ? rows.next() : null;
    }
}
