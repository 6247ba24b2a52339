package dev.foyer.provisioning.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WantedOfKeycloakTest {

    @Test
    void theNewestWishForAFieldCountsAndTheOthersStay() {
        String wanted = WantedOfKeycloak.with(null, "firstName", "Ada");
        wanted = WantedOfKeycloak.with(wanted, "active", false);
        wanted = WantedOfKeycloak.with(wanted, "language", null);
        wanted = WantedOfKeycloak.with(wanted, "firstName", "\"Eva\"");

        assertThat(wanted).isEqualTo("{\"firstName\":\"\\\"Eva\\\"\",\"active\":false,\"language\":null}");
    }
}
