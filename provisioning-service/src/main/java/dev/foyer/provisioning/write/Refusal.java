package dev.foyer.provisioning.write;

import dev.foyer.provisioning.database.RegistryException;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Why a write failed.
 *
 * @param failure as it reached us, the database's own words somewhere inside
 */
record Refusal(RuntimeException failure) {

    // Two transactions that waited for each other: nothing is wrong with either.
    private static final Set<String> PASSING = Set.of("40001", "40P01");

    // Of the database, which refuses every new row about somebody who is erased, and every value in their own.
    private static final String ERASED = "customer_erased_stays_empty";

    /** Whether the same again may work at once. */
    boolean isPassing() {
        SQLException cause = cause(SQLException.class);
        return cause != null && cause.getSQLState() != null && PASSING.contains(cause.getSQLState());
    }

    /** What the caller is told. */
    RuntimeException answer() {
        if (cause(OptimisticLockException.class) != null) {
            return new ProblemException(ProblemCode.CHANGED_MEANWHILE, null);
        }
        SQLException cause = cause(SQLException.class);
        if (cause == null) {
            return failure;
        }
        String constraint = constraint(cause);
        if (ERASED.equals(constraint)) {
            return new ProblemException(
                    ProblemCode.CUSTOMER_STATUS,
                    "This customer has been erased; nothing may be written about them again");
        }
        return Taken.by(constraint)
                .<RuntimeException>map(problem -> problem)
                .orElseGet(() -> new RegistryException(cause));
    }

    private static @Nullable String constraint(SQLException cause) {
        ServerErrorMessage message = cause instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
        return message == null ? null : message.getConstraint();
    }

    private <T extends Throwable> @Nullable T cause(Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }
}
