package dev.foyer.soak.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.soak.load.Answer.Outcome;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void onlySuccessIsAnAcknowledgement() {
        assertThat(Answer.outcome(201)).isEqualTo(Outcome.ACKNOWLEDGED);
        assertThat(Answer.outcome(204)).isEqualTo(Outcome.ACKNOWLEDGED);
        assertThat(Answer.outcome(302)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void whatIsRefusedBeforeItBeginsIsNotDone() {
        assertThat(Answer.outcome(401)).isEqualTo(Outcome.REFUSED);
        assertThat(Answer.outcome(403)).isEqualTo(Outcome.REFUSED);
        assertThat(Answer.outcome(412)).isEqualTo(Outcome.REFUSED);
        assertThat(Answer.outcome(404)).isEqualTo(Outcome.ABSENT);
    }

    @Test
    void everyOtherFailureMayHaveBeenCommitted() {
        assertThat(Answer.outcome(400)).isEqualTo(Outcome.UNKNOWN);
        assertThat(Answer.outcome(409)).isEqualTo(Outcome.UNKNOWN);
        assertThat(Answer.outcome(500)).isEqualTo(Outcome.UNKNOWN);
    }
}
