package dev.foyer.provisioning.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @Test
    void aCursorComesBackToTheMicrosecond() {
        Cursor cursor = new Cursor(Instant.parse("2026-01-05T10:00:00.123456Z"), "f:ldap|x:anna");

        assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
    }

    @Test
    void aCursorNeedsNoEscapingInAnAddress() {
        assertThat(new Cursor(Instant.EPOCH, "ÿÿÿ>>>???").encode()).matches("[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%%%", "MXx4fGE", "MnwwfGE", "MXwwfA"})
    void anythingElseIsRefusedByName(String text) {
        assertThatThrownBy(() -> Cursor.decode(text))
                .isInstanceOf(ProblemException.class)
                .hasMessage("cursor: must be a nextCursor of this list, unchanged");
    }

    @Test
    void aCursorOutOfTimeIsRefused() {
        String text =
                Base64.getUrlEncoder().encodeToString(("1|" + Long.MAX_VALUE + "0|a").getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Cursor.decode(text)).isInstanceOf(ProblemException.class);
    }

    @Test
    void withoutALimitAPageHoldsFifty() {
        assertThat(PageRequest.parse(null, null)).isEqualTo(new PageRequest(50, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "201", "ten", "1.5", "99999999999"})
    void aLimitOutOfRangeIsRefusedByName(String limit) {
        assertThatThrownBy(() -> PageRequest.parse(limit, null)).hasMessage("limit: must be a number from 1 to 200");
    }

    @Test
    void theLastPageHasNoNextCursor() {
        Page<String> page = Page.of(List.of("b", "a"), new PageRequest(2, null), PagingTest::position);

        assertThat(page).isEqualTo(new Page<>(List.of("b", "a"), null));
    }

    @Test
    void theNextCursorPointsAtTheLastRowShown() {
        Page<String> page = Page.of(List.of("c", "b", "a"), new PageRequest(2, null), PagingTest::position);

        assertThat(page.items()).containsExactly("c", "b");
        assertThat(page.nextCursor()).isEqualTo(position("b").encode());
    }

    private static Cursor position(String id) {
        return new Cursor(Instant.EPOCH, id);
    }
}
