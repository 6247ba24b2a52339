package dev.foyer.provisioning.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandingTest {

    private static final Instant BEGIN = Instant.parse("2026-01-05T10:00:00Z");
    private static final Standing CLAIMED = new Standing(null, null, null, null);

    @Test
    void aClaimIsProvedByTheRecordAndSinceTheFirstTime() {
        Standing proved = CLAIMED.seen(BEGIN).seen(after(Duration.ofDays(3)));

        assertThat(proved).isEqualTo(new Standing(BEGIN, after(Duration.ofDays(3)), null, null));
    }

    @ParameterizedTest
    @EnumSource(ProofFailure.class)
    void whatWasNeverProvedStaysSoAndTellsWhy(ProofFailure why) {
        assertThat(CLAIMED.missed(why, BEGIN)).isEqualTo(new Standing(null, null, null, why));
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_RECORD", "OTHER_RECORDS"})
    void aRecordThatIsGoneEndsTheProofAfterSevenDays(ProofFailure why) {
        Standing gone = CLAIMED.seen(BEGIN).missed(why, after(Duration.ofDays(1)));
        assertThat(gone).isEqualTo(new Standing(BEGIN, BEGIN, after(Duration.ofDays(1)), why));

        Standing still = gone.missed(why, after(Duration.ofDays(8).minusNanos(1)));
        assertThat(still).isEqualTo(gone);
        assertThat(still.missed(why, after(Duration.ofDays(8)))).isEqualTo(new Standing(null, BEGIN, null, why));
    }

    @Test
    void aRecordThatIsBackCountsFromTheBeginning() {
        Standing back = CLAIMED.seen(BEGIN)
                .missed(ProofFailure.NO_RECORD, after(Duration.ofDays(1)))
                .seen(after(Duration.ofDays(6)))
                .missed(ProofFailure.NO_RECORD, after(Duration.ofDays(9)));

        assertThat(back.goneSince()).isEqualTo(after(Duration.ofDays(9)));
        assertThat(back.verifiedAt()).isEqualTo(BEGIN);
    }

    @Test
    void aDnsThatDoesNotAnswerTakesNothingAwayForThirtyDays() {
        Standing unknown = CLAIMED.seen(BEGIN).missed(ProofFailure.NO_ANSWER, after(Duration.ofDays(29)));
        assertThat(unknown).isEqualTo(new Standing(BEGIN, BEGIN, null, ProofFailure.NO_ANSWER));

        assertThat(unknown.missed(ProofFailure.NO_ANSWER, after(Duration.ofDays(30)))
                        .verifiedAt())
                .isNull();
    }

    @Test
    void noAnswerNeitherStopsTheSevenDaysNorEndsThem() {
        Standing gone = CLAIMED.seen(BEGIN)
                .missed(ProofFailure.NO_RECORD, BEGIN)
                .missed(ProofFailure.NO_ANSWER, after(Duration.ofDays(8)));
        assertThat(gone.verifiedAt()).isEqualTo(BEGIN);
        assertThat(gone.goneSince()).isEqualTo(BEGIN);

        assertThat(gone.missed(ProofFailure.NO_RECORD, after(Duration.ofDays(8)))
                        .verifiedAt())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVED_ELSEWHERE", "NOT_CLAIMABLE"})
    void whatIsAnotherOnesOrNobodysIsProvedNoMoreAtOnce(ProofFailure why) {
        assertThat(CLAIMED.seen(BEGIN).missed(why, BEGIN)).isEqualTo(new Standing(null, BEGIN, null, why));
    }

    private static Instant after(Duration time) {
        return BEGIN.plus(time);
    }
}
