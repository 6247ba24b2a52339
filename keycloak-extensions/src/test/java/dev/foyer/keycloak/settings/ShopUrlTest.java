package dev.foyer.keycloak.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The address of a shop")
class ShopUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8070/",
                "https://shop.example",
                "HTTPS://shop.example/a?b=c&d=%20#top",
                "http://[::1]/"
            })
    @DisplayName("is one that a browser opens")
    void kept(String address) {
        assertThat(ShopUrl.of(address)).hasToString("Optional[" + address + "]");
    }

    @Test
    @DisplayName("is kept without blanks around it, and in ASCII")
    void oneForm() {
        assertThat(ShopUrl.of(" https://shop.example/b\u00fccher\n"))
                .hasToString("Optional[https://shop.example/b%C3%BCcher]");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                " ",
                "shop.example",
                "/account",
                "javascript:alert(1)",
                "ftp://shop.example/",
                "https:///account",
                "https://rosa@shop.example/",
                "https://shop.example/a b",
                "https://shop.example/<b>",
                // Mail programs and browsers do not agree on how to write such a name; its ASCII form they know.
                "https://b\u00fccher.example/"
            })
    @DisplayName("is nothing else")
    void refused(String address) {
        assertThat(ShopUrl.of(address)).isEmpty();
    }

    @Test
    @DisplayName("has at most a thousand characters")
    void length() {
        String address = "https://shop.example/";
        assertThat(ShopUrl.of(address + "a".repeat(979))).isPresent();
        assertThat(ShopUrl.of(address + "a".repeat(980))).isEmpty();
    }
}
