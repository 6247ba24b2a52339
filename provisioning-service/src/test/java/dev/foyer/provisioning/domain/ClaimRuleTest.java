package dev.foyer.provisioning.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimRuleTest {

    private static final FreeMailDomains PACKAGED = new FreeMailDomains(Optional.empty());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gmail.com",
                "googlemail.com",
                "outlook.com",
                "hotmail.co.uk",
                "yahoo.fr",
                "icloud.com",
                "gmx.de",
                "web.de",
                "t-online.de",
                "bluewin.ch",
                "orange.fr",
                "laposte.net",
                "libero.it",
                "wp.pl",
                "mail.ru",
                "qq.com",
                "comcast.net",
                "proton.me",
                "below.gmail.com"
            })
    void whereEverybodyGetsAnAddressNobodyClaims(String domain) {
        assertThat(refusal(PACKAGED, domain)).hasValueSatisfying(message -> assertThat(message)
                .isEqualTo("must be the company's own: everybody can get an address at " + domain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"co.uk", "com.br", "or.jp", "ac.at", "gov.uk", "org.au"})
    void whatIsOfARegistryNobodyClaims(String domain) {
        assertThat(refusal(PACKAGED, domain)).hasValueSatisfying(message -> assertThat(message)
                .isEqualTo("must be the company's own: below " + domain + " are domains of others"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pine.example",
                "mail.com.example",
                "pine.co.uk",
                "example.com",
                "google.com",
                "co.example",
                "gmx.example"
            })
    void everythingElseCanBeACompanys(String domain) {
        assertThat(refusal(PACKAGED, domain)).isEmpty();
    }

    @Test
    void theListInTheJarIsWellFormed() {
        assertThat(DomainList.packaged().unusable()).isZero();
        assertThat(DomainList.packaged().names()).hasSizeGreaterThan(400).doesNotContain("com", "example.com");
    }

    @Test
    void aFileTakesThePlaceOfTheListAndIsReadAgainWhenItChanges() throws IOException {
        Path file = folder.resolve("free.txt");
        FreeMailDomains domains = new FreeMailDomains(Optional.of(file));
        assertThat(refusal(domains, "gmail.com")).isPresent();

        Files.writeString(file, "# ours\n\n Frei.Example \nb\u00fccher.example\nnone\n");
        assertThat(refusal(domains, "frei.example")).isPresent();
        assertThat(refusal(domains, "xn--bcher-kva.example")).isPresent();
        assertThat(refusal(domains, "gmail.com")).isEmpty();

        Files.writeString(file, "# nothing\n");
        assertThat(refusal(domains, "frei.example")).isPresent();
        Files.delete(file);
        assertThat(refusal(domains, "frei.example")).isPresent();
        Files.writeString(file, "another.example\n");
        assertThat(refusal(domains, "frei.example")).isEmpty();
        assertThat(refusal(domains, "another.example")).isPresent();
    }

    private static Optional<String> refusal(FreeMailDomains freeMail, String domain) {
        return new ClaimRule(freeMail).refusal(DomainName.of(domain).orElseThrow());
    }
}
