package dev.foyer.provisioning.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.problem.FieldError;
import dev.foyer.provisioning.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderReportTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Instant YESTERDAY = Instant.parse("2026-05-31T12:00:00Z");

    @Test
    void missingTimesMeanNow() {
        assertThat(read("{'state':'open'}").facts(null, NOW)).isEqualTo(OrderFacts.placed(NOW));
        assertThat(read("{'state':'disputed'}").facts(null, NOW))
                .isEqualTo(OrderFacts.placed(NOW).with(OrderState.DISPUTED, NOW));
    }

    @Test
    void whatBecameOfAnOrderBeforeNowIsNotBeforeItWasPlaced() {
        assertThat(read("{'state':'delivered','deliveredAt':'2026-05-31T12:00:00Z'}")
                        .facts(null, NOW))
                .isEqualTo(OrderFacts.placed(YESTERDAY).with(OrderState.DELIVERED, YESTERDAY));
    }

    @ParameterizedTest
    @CsvSource({"open", "completed", "delivered", "cancelled", "disputed", "returned"})
    void aReportWithoutTimesThatComesTwiceChangesNothing(String state) {
        OrderReport report = read("{'state':'" + state + "'}");
        OrderFacts once = report.facts(null, YESTERDAY);

        assertThat(report.facts(once, NOW)).isEqualTo(once);
    }

    @Test
    void aDisputeThatIsToldAgainAfterItsEndDoesNotBeginAnew() {
        OrderFacts ended = read("{'state':'disputed'}")
                .facts(null, YESTERDAY)
                .with(OrderState.DELIVERED, YESTERDAY.plusSeconds(60));

        assertThat(read("{'state':'disputed'}").facts(ended, NOW).state()).isEqualTo(OrderState.DELIVERED);
    }

    @Test
    void aLateReportFillsInATimeAndLeavesTheState() {
        OrderFacts delivered = OrderFacts.placed(YESTERDAY).with(OrderState.DELIVERED, NOW);

        OrderFacts filled = read("{'state':'completed','completedAt':'2026-05-31T18:00:00Z'}")
                .facts(delivered, NOW);

        assertThat(filled.state()).isEqualTo(OrderState.DELIVERED);
        assertThat(filled.completedAt()).isEqualTo("2026-05-31T18:00:00Z");
    }

    @Test
    void timesAreKeptToTheMicrosecondWhateverTheirOffset() {
        assertThat(read("{'state':'open','placedAt':'2026-05-31T14:00:00.123456789+02:00'}")
                        .facts(null, NOW)
                        .placedAt())
                .isEqualTo("2026-05-31T12:00:00.123456Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {} |                                                           state
            {'state':'lost'} |                                             state
            {'state':7} |                                                  state
            {'state':'open','completedAt':'2026-05-31T12:00:00Z'} |        completedAt
            {'state':'completed','deliveredAt':'2026-05-31T12:00:00Z'} |   deliveredAt
            {'state':'delivered','exceptedAt':'2026-05-31T12:00:00Z'} |    exceptedAt
            {'state':'open','placedAt':'2026-06-01T13:00:00Z'} |           placedAt
            {'state':'open','placedAt':'1969-12-31T23:59:59Z'} |           placedAt
            {'state':'open','placedAt':'yesterday'} |                      placedAt
            {'state':'open','placedAt':'2026-05-31T12:00:00'} |            placedAt
            {'state':'open','placedAt':1} |                                placedAt
            {'state':'open','shop':' '} |                                  shop
            {'state':'open','version':1} |                                 version
            """)
    void whatCannotBeMeantIsNamed(String body, String field) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.errors())
                        .extracting(FieldError::field)
                        .contains(field));
    }

    private static OrderReport read(String body) {
        String json = body.replace("{", body.equals("{}") ? "{'customerId':'c'" : "{'customerId':'c',")
                .replace('\'', '"');
        return OrderReport.read(json.getBytes(StandardCharsets.UTF_8), Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
