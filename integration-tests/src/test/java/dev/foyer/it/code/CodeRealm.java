package dev.foyer.it.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.it.pages.Visitor;
import dev.foyer.it.system.FoyerSystem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The settings of codes and what Keycloak knows of failed sign-ins. */
final class CodeRealm {

    private static final Map<String, Object> UP = Map.of(
            "smsCountries", List.of(),
            "smsPerNumberPerHour", 5,
            "smsPerDay", 1000,
            "codesPerPersonPerHour", 10,
            "codesPerNetworkPerHour", 60,
            "codeResendSeconds", 30,
            "emailCode", false,
            "trustedDeviceDays", 0);
    private static final Pattern MAILED = Pattern.compile("\\b(\\d{6})\\b");

    private CodeRealm() {}

    static void restore(FoyerSystem system) {
        Map<String, Object> up = new HashMap<>(UP);
        up.put("mfaPolicy", "optional");
        up.put("mfaRequiredFrom", null);
        set(system, up);
    }

    /** Sets these, with all budgets full. */
    static void set(FoyerSystem system, Map<String, ?> settings) {
        system.keycloakDatabase().update("delete from foyer_limit");
        assertThat(system.keycloak().settings(settings).status()).isEqualTo(200);
    }

    /** Sets this limit and no other, and no pause. */
    static void only(FoyerSystem system, Map<String, Integer> limits) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "smsPerNumberPerHour", 0,
                "smsPerDay", 0,
                "codesPerPersonPerHour", 0,
                "codesPerNetworkPerHour", 0,
                "codeResendSeconds", 0));
        settings.putAll(limits);
        set(system, settings);
    }

    /** Failures that come within a second lock a user for a minute. */
    static void unlock(FoyerSystem system, String userId) {
        awaitFailures(system, userId, 1);
        system.keycloak().remove("/attack-detection/brute-force/users/" + userId);
    }

    static void awaitFailures(FoyerSystem system, String userId, int failures) {
        Awaitility.await("failures of " + userId)
                .atMost(Duration.ofSeconds(10))
                .until(() -> attacks(system, userId).get("numFailures").asInt() >= failures);
    }

    static void awaitLock(FoyerSystem system, String userId) {
        Awaitility.await("lock of " + userId)
                .atMost(Duration.ofSeconds(10))
                .until(() -> attacks(system, userId).get("disabled").asBoolean());
    }

    private static JsonNode attacks(FoyerSystem system, String userId) {
        return system.keycloak()
                .get("/attack-detection/brute-force/users/" + userId)
                .body();
    }

    /** The value of the button that chooses a way by its name. */
    static String way(Visitor choice, String name) {
        Matcher way = Pattern.compile(
                        "name=\"authenticationExecution\" value=\"([^\"]+)\"(?:(?!</form>).)*?>" + name + "<",
                        Pattern.DOTALL)
                .matcher(choice.page());
        if (!way.find()) {
            throw new AssertionError("No way " + name + ": " + choice.page());
        }
        return way.group(1);
    }

    /** The code in the newest mail. */
    static String mailedCode(FoyerSystem system, String address) {
        Matcher code =
                MAILED.matcher(system.mailbox().await(address).get("text").asText());
        if (!code.find()) {
            throw new AssertionError("The mail has no code.");
        }
        return code.group(1);
    }
}
