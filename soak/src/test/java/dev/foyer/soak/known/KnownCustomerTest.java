package dev.foyer.soak.known;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foyer.soak.known.KnownCustomer.Session;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownCustomerTest {

    private static final Session SESSION = new Session("s", Instant.EPOCH);

    private final KnownCustomer customer = new Known()
            .lookedAfter(new Known()
                    .created("u", new Profile("rosa@buyer.example", true, "Rosa", null, null, true, "personal", null)));

    @Test
    void whatWasAcknowledgedIsTheOnlyExternalIdThatMayBe() {
        assertThat(customer.mayHaveExternalId(null)).isTrue();
        customer.perhapsExternalId("1");
        assertThat(customer.mayHaveExternalId(null)).isTrue();
        assertThat(customer.mayHaveExternalId("1")).isTrue();

        customer.externalId("2");
        assertThat(customer.mayHaveExternalId("2")).isTrue();
        assertThat(customer.mayHaveExternalId("1")).isFalse();
        assertThat(customer.mayHaveExternalId(null)).isFalse();
    }

    @Test
    void deactivatingEndsTheSessionsThatAreOpen() {
        customer.signedIn(SESSION);
        customer.deciding();
        assertThat(customer.isDeciding()).isTrue();
        assertThat(customer.open()).containsExactly(SESSION);

        customer.deactivated();
        assertThat(customer.isDeciding()).isFalse();
        assertThat(customer.open()).isEmpty();
        assertThat(customer.ended()).containsExactly(SESSION);
        assertThat(customer.deactivations()).isEqualTo(1);
        assertThat(customer.activations()).isZero();
    }
}
