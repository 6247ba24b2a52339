package dev.foyer.provisioning.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 1, false",
        "1, 1, 1, false",
        "1, 50, 1, false",
        "2, 2, 1, true",
        "2, 199, 1, true",
        "2, 200, 1, false",
        "100, 10000, 1, false",
        "101, 10000, 1, true",
        "2, 1000, 0, true",
        "50, 100, 50, false",
        "100, 100, 100, false"
    })
    void moreThanTheShareHaltsButOneUserNever(long vanishing, long customers, double percent, boolean halts) {
        assertThat(new Verdict(vanishing, customers, percent, false).halts()).isEqualTo(halts);
    }

    @Test
    void whatSomebodyAllowedNeverHalts() {
        assertThat(new Verdict(9, 10, 1, true).halts()).isFalse();
    }

    @Test
    void theReasonNamesFiguresSettingAndWhatToDo() {
        assertThat(new Verdict(7, 10, 1, false).reason())
                .startsWith("7 of 10 customers with login are gone from Keycloak, more than the 1 % that "
                        + "foyer.reconciliation.most-vanishing-percent allows. Nothing was changed.")
                .endsWith("POST /api/v1/reconciliations {\"kind\":\"reconcile\",\"allowVanishing\":true}.");
        assertThat(new Verdict(7, 10, 0.5, false).reason()).contains("the 0.5 % that");
    }
}
