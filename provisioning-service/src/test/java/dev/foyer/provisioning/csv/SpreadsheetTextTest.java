package dev.foyer.provisioning.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+41446681800", "-5", "@SUM(A1)", "\tx", "\rx", "'=1+1", "''+1", "＝1", "=", "'-"})
    void aFormulaIsMadeTextAndComesBackAsItWas(String text) {
        assertThat(SpreadsheetText.cell(text)).isEqualTo("'" + text);
        assertThat(SpreadsheetText.text(SpreadsheetText.cell(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Larch", "5", "'", "''", "'tis", "O'Neil", " =1", "a=b"})
    void whatIsNoFormulaStaysAsItIs(String text) {
        assertThat(SpreadsheetText.cell(text)).isEqualTo(text);
        assertThat(SpreadsheetText.text(text)).isEqualTo(text);
    }
}
