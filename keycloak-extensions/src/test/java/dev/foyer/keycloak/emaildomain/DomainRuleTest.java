package dev.foyer.keycloak.emaildomain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.keycloak.settings.EmailDomainSettings;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The rule for email domains")
class DomainRuleTest {

    private static final Set<String> DISPOSABLE = Set.of("throwaway.example", "xn--wegwerf-fxa.example");

    @Test
    @DisplayName("refuses disposable domains and what is below them, in either form of their name")
    void disposable() {
        DomainRule rule = rule(true, List.of(), List.of(), false);

        assertThat(rule.admits("rosa@throwaway.example")).isFalse();
        assertThat(rule.admits("rosa@Mail.ThrowAway.Example")).isFalse();
        assertThat(rule.admits("rosa@notthrowaway.example")).isTrue();
        assertThat(rule.admits("rosa@throwaway.example.org")).isTrue();
        assertThat(rule(false, List.of(), List.of(), false).admits("rosa@throwaway.example"))
                .isTrue();
    }

    @Test
    @DisplayName("refuses denied domains with their subdomains, and a whole top-level domain")
    void denied() {
        DomainRule rule = rule(true, List.of(), List.of("rival.example", "zip"), false);

        assertThat(rule.admits("rosa@rival.example")).isFalse();
        assertThat(rule.admits("rosa@a.b.rival.example")).isFalse();
        assertThat(rule.admits("rosa@archive.zip")).isFalse();
        assertThat(rule.admits("rosa@arrival.example")).isTrue();
    }

    @Test
    @DisplayName("lets allowed domains pass that would be disposable")
    void allowedBeatsDisposable() {
        DomainRule rule = rule(true, List.of("example"), List.of(), false);

        assertThat(rule.admits("rosa@throwaway.example")).isTrue();
    }

    @Test
    @DisplayName("follows the longer name, and refuses what is in both lists")
    void longerNameWins() {
        DomainRule rule = rule(
                true, List.of("group.example", "both.example"), List.of("guests.group.example", "both.example"), true);

        assertThat(rule.admits("rosa@group.example")).isTrue();
        assertThat(rule.admits("rosa@guests.group.example")).isFalse();
        assertThat(rule.admits("rosa@both.example")).isFalse();
    }

    @Test
    @DisplayName("refuses all others where only allowed ones may be used, and everybody where none is allowed")
    void onlyAllowed() {
        DomainRule rule = rule(true, List.of("buyer.example"), List.of(), true);

        assertThat(rule.admits("rosa@buyer.example")).isTrue();
        assertThat(rule.admits("rosa@eu.buyer.example")).isTrue();
        assertThat(rule.admits("rosa@other.example")).isFalse();
        assertThat(rule(true, List.of(), List.of(), true).admits("rosa@buyer.example"))
                .isFalse();
    }

    @Test
    @DisplayName("refuses an address without a domain")
    void noDomain() {
        DomainRule rule = rule(true, List.of(), List.of(), false);

        assertThat(rule.admits("rosa")).isFalse();
        assertThat(rule.admits("rosa@")).isFalse();
        assertThat(rule.admits("rosa@a..b")).isFalse();
    }

    private static DomainRule rule(
            boolean blockDisposable, List<String> allowed, List<String> denied, boolean onlyAllowed) {
        return new DomainRule(
                new EmailDomainSettings(blockDisposable, allowed, denied, onlyAllowed), DISPOSABLE::contains);
    }
}
