package dev.foyer.keycloak.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A password")
class BlocklistTest {

    private static final CommonPasswords COMMON = CommonPasswords.packaged();
    private static final PersonalWords ROSA =
            new PersonalWords(List.of("rosa.meyer@buyer.example", "Rosa", "Meyer", "Harbour & Pine", "Müller Druck"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "PASSWORD123",
                "Ｐassword123",
                "passwordpassword",
                "aaaaaaaaaaaaaaa",
                "abcabcabcabcabc",
                "123123123123",
                "letmein1"
            })
    @DisplayName("that many people have is refused, in whatever letters and however often it is said")
    void common(String password) {
        assertThat(COMMON.contain(password)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "password of my own",
                "xkcd 936 staple",
                "пароль из слов",
                "🐴🔋📎✅ staple"
            })
    @DisplayName("that merely has a common one in it is taken, in any script")
    void uncommon(String password) {
        assertThat(COMMON.contain(password)).isFalse();
        assertThat(ROSA.make(password)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rosameyer1990",
                "Rosa.Meyer!",
                "MEYER-rosa-MEYER",
                "harbour&pine2026",
                "müllerdruck",
                "1rosa1rosa1"
            })
    @DisplayName("made of the person's and the seller's names is refused, with digits and signs around or between")
    void personal(String password) {
        assertThat(ROSA.make(password)).isTrue();
    }

    @Test
    @DisplayName("of digits alone is no name, and a long one takes no longer")
    void digits() {
        assertThat(ROSA.make("8315792046")).isFalse();
        assertThat(ROSA.make("rosa".repeat(30) + "x")).isFalse();
        assertThat(new PersonalWords(List.of()).make("anything")).isFalse();
    }
}
