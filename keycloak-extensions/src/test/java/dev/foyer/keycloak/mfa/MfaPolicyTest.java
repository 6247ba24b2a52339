package dev.foyer.keycloak.mfa;

import static dev.foyer.keycloak.settings.MfaRequirement.OFF;
import static dev.foyer.keycloak.settings.MfaRequirement.OPTIONAL;
import static dev.foyer.keycloak.settings.MfaRequirement.REQUIRED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A policy of second factors")
class MfaPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Optional<Instant> LATER = Optional.of(NOW.plusSeconds(60));
    private static final Optional<Instant> MUCH_LATER = Optional.of(NOW.plusSeconds(600));

    @Test
    @DisplayName("is the strictest of the realm's and the companies'")
    void strictest() {
        MfaPolicy off = new MfaPolicy(OFF, Optional.empty());
        MfaPolicy optional = new MfaPolicy(OPTIONAL, Optional.empty());
        MfaPolicy required = new MfaPolicy(REQUIRED, LATER);

        assertThat(off.and(optional)).isEqualTo(optional);
        assertThat(optional.and(off)).isEqualTo(optional);
        assertThat(optional.and(required)).isEqualTo(required);
        assertThat(required.and(off)).isEqualTo(required);
        assertThat(off.isOffered()).isFalse();
        assertThat(optional.isOffered()).isTrue();
        assertThat(optional.isRequired(NOW)).isFalse();
    }

    @Test
    @DisplayName("has the earliest date of those that require, and none where one requires at once")
    void earliest() {
        MfaPolicy later = new MfaPolicy(REQUIRED, LATER);
        MfaPolicy muchLater = new MfaPolicy(REQUIRED, MUCH_LATER);
        MfaPolicy atOnce = new MfaPolicy(REQUIRED, Optional.empty());

        assertThat(muchLater.and(later)).isEqualTo(later);
        assertThat(later.and(muchLater)).isEqualTo(later);
        assertThat(later.and(atOnce)).isEqualTo(atOnce);
        assertThat(atOnce.and(later)).isEqualTo(atOnce);
    }

    @Test
    @DisplayName("is announced until its date and holds from the very instant on")
    void date() {
        MfaPolicy policy = new MfaPolicy(REQUIRED, LATER);

        assertThat(policy.isRequired(NOW)).isFalse();
        assertThat(policy.announced(NOW)).isEqualTo(LATER);
        assertThat(policy.isRequired(LATER.get())).isTrue();
        assertThat(policy.announced(LATER.get())).isEmpty();
        assertThat(new MfaPolicy(OPTIONAL, LATER).announced(NOW)).isEmpty();
    }

    @Test
    @DisplayName("of companies that makes no sense is the strictest")
    void senseless() {
        assertThat(MfaPolicy.ofCompanies(null, null)).isEqualTo(new MfaPolicy(OFF, Optional.empty()));
        assertThat(MfaPolicy.ofCompanies("optional", null)).isEqualTo(new MfaPolicy(OPTIONAL, Optional.empty()));
        assertThat(MfaPolicy.ofCompanies("must", "soon")).isEqualTo(new MfaPolicy(REQUIRED, Optional.empty()));
        assertThat(MfaPolicy.ofCompanies("required", LATER.get().toString())).isEqualTo(new MfaPolicy(REQUIRED, LATER));
    }
}
