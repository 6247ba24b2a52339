package dev.foyer.provisioning.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

    @ParameterizedTest
    @CsvSource({
        "Pine.Example, pine.example, pine.example",
        "' pine.example. ', pine.example, pine.example",
        "Bücher.example, xn--bcher-kva.example, bücher.example",
        "XN--BCHER-KVA.example, xn--bcher-kva.example, bücher.example",
        "müller.bücher.example, xn--mller-kva.xn--bcher-kva.example, müller.bücher.example",
        "例え.テスト, xn--r8jz45g.xn--zckzah, 例え.テスト",
        "1.pine-tree.example, 1.pine-tree.example, 1.pine-tree.example"
    })
    void whateverIsTypedHasOneForm(String typed, String ascii, String unicode) {
        assertThat(DomainName.of(typed)).hasValueSatisfying(domain -> {
            assertThat(domain.ascii()).isEqualTo(ascii);
            assertThat(domain.unicode()).isEqualTo(unicode);
            assertThat(domain.recordName()).isEqualTo("_foyer." + ascii);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "example",
                "com.",
                "pine..example",
                ".pine.example",
                "-pine.example",
                "pine-.example",
                "pine_tree.example",
                "anna@pine.example",
                "pine.example/",
                "*.pine.example",
                "192.0.2.1",
                "[2001:db8::1]",
                "pine .example"
            })
    void whatIsNoDomainIsNone(String typed) {
        assertThat(DomainName.of(typed)).isEmpty();
    }

    @Test
    void theRecordBelowTheLongestDomainHasANameOfTheDnsStill() {
        String label = "a".repeat(61) + ".";
        String longest = label.repeat(3) + "a".repeat(52) + ".example";

        assertThat(DomainName.of(longest))
                .hasValueSatisfying(domain -> assertThat(domain.recordName()).hasSize(253));
        assertThat(DomainName.of("a" + longest)).isEmpty();
        assertThat(DomainName.of("a".repeat(64) + ".example")).isEmpty();
    }

    @Test
    void upwardsAreTheDomainAndAllAboveIt() {
        assertThat(new DomainName("a.b.example").upwards()).containsExactly("a.b.example", "b.example", "example");
    }
}
