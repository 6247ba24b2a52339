package dev.foyer.provisioning.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", " \"7\" ", "\"6\", \"7\"", "W/\"7\",\"7\"", "\"a,b\" ,, \"7\""})
    void aStrongTagOfTheVersionPasses(String header) {
        IfMatch.parse(header).check(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "\"\"", "\"07\"", "\"77\""})
    void anyOtherDoesNot(String header) {
        IfMatch condition = IfMatch.parse(header);
        assertThat(catchThrowableOfType(ProblemException.class, () -> condition.check(7))
                        .code())
                .isEqualTo(ProblemCode.CHANGED_MEANWHILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"7", "w/\"7\"", "\"7\" \"8\"", "\"7\",", "*, \"7\"", "\"7\"x"})
    void whatIsNoListOfTagsIsRefused(String header) {
        assertThatThrownBy(() -> IfMatch.parse(header))
                .isInstanceOf(ProblemException.class)
                .extracting(problem -> ((ProblemException) problem).code())
                .isEqualTo(ProblemCode.INVALID_PARAMETER);
    }

    @Test
    void itMustBeThere() {
        assertThat(catchThrowableOfType(ProblemException.class, () -> IfMatch.parse(null))
                        .code())
                .isEqualTo(ProblemCode.VERSION_REQUIRED);
    }
}
