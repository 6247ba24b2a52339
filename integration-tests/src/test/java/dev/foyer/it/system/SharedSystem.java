package dev.foyer.it.system;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the system when the first test asks for it and closes it, by JUnit's root store, after the last. A start that failed
 * is not tried again: every other test fails with the same reason at once.
 */
final class SharedSystem implements ParameterResolver {

    /** The one start of a run. */
    private static final class Start implements AutoCloseable {

        private @Nullable FoyerSystem system;
        private @Nullable RuntimeException failure;

        Start() {
            try {
                system = FoyerSystem.start();
            } catch (RuntimeException e) {
                failure = e;
            }
        }

        FoyerSystem system() {
            if (system == null) {
                throw new IllegalStateException("The system did not start.", failure);
            }
            return system;
        }

        @Override
        public void close() {
            if (system != null) {
                system.close();
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == FoyerSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Start.class, key -> new Start(), Start.class)
                .system();
    }
}
