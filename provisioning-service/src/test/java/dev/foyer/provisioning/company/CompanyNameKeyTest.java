package dev.foyer.provisioning.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.provisioning.database.TestRegistry;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which name companies are told apart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompanyNameKeyTest {

    private TestRegistry registry;

    @BeforeAll
    void migrate() throws SQLException {
        registry = new TestRegistry().migrate();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Müller & Söhne GmbH      | muller sohne
            MULLER SOHNE             | muller sohne
            Müller, Söhne            | muller sohne
            Müller&Söhne G.m.b.H.    | muller sohne
            Müller Söhne GmbH & Co. KG | muller sohne
            Müller Söhne GmbH und Co KG | muller sohne
            Teehaus UG (haftungsbeschränkt) | teehaus
            Pine & Co.               | pine
            The Pine Company, Inc.   | the pine
            Pine Private Limited     | pine
            L'Oréal S.A.             | loreal
            L’Oréal SA               | loreal
            SARL Dupont              | dupont
            Dupont S.A.R.L.          | dupont
            Dupont S. à r. l.        | dupont
            Novák s. r. o.           | novak
            Zupan d.o.o.             | zupan
            Kowalski Sp. z o.o.      | kowalski
            Verdi S.p.A.             | verdi
            ООО Ромашка              | romaska
            株式会社明                 | 株式会社明
            Straße 24/7              | strasse 24 7
            """)
    void caseAccentsPunctuationAndLegalFormDoNotCount(String name, String key) {
        assertThat(key(name)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GmbH", "Co. KG", "Limited Company", "SARL", "AG & Co. KG"})
    void aNameThatIsNothingButALegalFormStays(String name) {
        assertThat(key(name))
                .isEqualTo(registry.text("SELECT company_name_words(?)", name))
                .isNotEmpty();
    }

    @Test
    void greekHasNoCaseAndNoAccentsEither() {
        assertThat(key("ΑΘΗΝΑ")).isEqualTo(key("Αθήνα"));
    }

    @Test
    void namesWithoutLettersAreToldApart() {
        assertThat(key("!!!")).isEqualTo("!!!");
        assertThat(key(" ??? ")).isEqualTo("???");
        assertThat(key("☕")).isEqualTo("☕");
    }

    @ParameterizedTest
    @CsvSource({
        "Pine,Pines",
        "Pine North,Pine South",
        "Agathe,The",
        "Cosa,Co",
        "Pine 1,Pine 2",
        "SAS Institute,Institute"
    })
    void otherNamesStayOthers(String one, String other) {
        assertThat(key(one)).isNotEqualTo(key(other));
    }

    @Test
    void whatIsInvisibleDoesNotCount() {
        assertThat(key("Pi\u00adne\u200b\u00a0Ltd")).isEqualTo("pine");
        assertThat(key("Pine\nNorth")).isEqualTo("pine north");
    }

    @Test
    void everyCompanyHasItWithoutAnybodyWritingIt() {
        registry.execute("INSERT INTO company (name, email) VALUES ('Café Ü GmbH', 'u@example.org')");

        assertThat(registry.text("SELECT name_key FROM company")).isEqualTo("cafe u");
    }

    private String key(String name) {
        return registry.text("SELECT company_name_key(?)", name);
    }
}
