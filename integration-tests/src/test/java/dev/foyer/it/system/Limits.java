package dev.foyer.it.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

/** The limits of the sign-up form, set for one test and back to what {@code ./foyer up} has, with all budgets full. */
public final class Limits {

    private static final Map<String, Object> UP = Map.of(
            "limitPerNetworkPerMinute", 300,
            "limitPerAddressPerHour", 300,
            "limitPerRealmPerMinute", 0,
            "minimalFillSeconds", 0);

    private final FoyerSystem system;

    Limits(FoyerSystem system) {
        this.system = system;
    }

    /** Sets these and switches the others off. */
    public void only(Map<String, Integer> settings) {
        Map<String, Object> all = new HashMap<>();
        UP.keySet().forEach(name -> all.put(name, 0));
        all.putAll(settings);
        set(all);
    }

    public void restore() {
        set(UP);
    }

    private void set(Map<String, Object> settings) {
        system.keycloakDatabase().update("delete from foyer_limit");
        assertThat(system.keycloak().settings(settings).status()).isEqualTo(200);
    }
}
