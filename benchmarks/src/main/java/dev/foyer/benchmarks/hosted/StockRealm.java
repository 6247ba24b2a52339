package dev.foyer.benchmarks.hosted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Realms to sign up and sign in at: Keycloak's own defaults with email confirmation, and ours with a client for the benchmark. */
public final class StockRealm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> NO_LIMITS = Map.of(
            "limitPerNetworkPerMinute", "100000",
            "limitPerAddressPerHour", "100000",
            "limitPerRealmPerMinute", "100000");
    private static final Map<String, String> ANY_GUESTS = Map.of(
            "guestCheckout", "true",
            "guestLimitPerNetworkPerHour", "100000",
            "guestLimitPerApplicationPerMinute", "100000");

    private static final Map<String, String> ANY_CODES =
            Map.of("codeResendSeconds", "1", "codesPerPersonPerHour", "100000", "codesPerNetworkPerHour", "100000");
    private static final Map<String, String> ANY_MESSAGES =
            Map.of("smsPerNumberPerHour", "100000", "smsPerDay", "1000000");

    private StockRealm() {}

    /** Writes an importable realm with stock flows, profile and theme, and the mail server of the stack. */
    public static Path write(Path folder, String name) {
        return save(folder.resolve(name + "-realm.json"), realm(name));
    }

    /** As {@link #write}; a code of an authenticator app may be used as often as it is good. */
    public static Path writeForCodes(Path folder, String name) {
        return save(
                folder.resolve(name + "-realm.json"),
                realm(name)
                        // Without the type Keycloak reads none of the policy.
                        .put("otpPolicyType", "totp")
                        .put("otpPolicyAlgorithm", "HmacSHA1")
                        .put("otpPolicyDigits", 6)
                        .put("otpPolicyPeriod", 30)
                        .put("otpPolicyLookAheadWindow", 1)
                        .put("otpPolicyInitialCounter", 0)
                        .put("otpPolicyCodeReusable", true));
    }

    private static ObjectNode realm(String name) {
        ObjectNode realm = JSON.createObjectNode()
                .put("realm", name)
                .put("enabled", true)
                .put("registrationAllowed", true)
                .put("registrationEmailAsUsername", true)
                .put("verifyEmail", true)
                .put("bruteForceProtected", true)
                .put(
                        "passwordPolicy",
                        "length(8) and maxLength(128) and notUsername(undefined) and notEmail(undefined)");
        realm.putObject("smtpServer")
                .put("host", "127.0.0.1")
                .put("port", "${FOYER_SMTP_PORT:1025}")
                .put("from", "accounts@stock.example");
        realm.putArray("clients").add(client());
        return realm;
    }

    /** Copies a realm and adds the same client to it. Sign-ups are counted there, but limits that one machine never reaches. */
    public static Path addClient(Path realmFile, Path folder) {
        return addClient(realmFile, folder, Map.of());
    }

    /** As {@link #addClient(Path, Path)}, with settings of the step "Customer account" beside. */
    public static Path addClient(Path realmFile, Path folder, Map<String, String> customerAccount) {
        try {
            ObjectNode realm = (ObjectNode) JSON.readTree(realmFile.toFile());
            realm.withArray("clients").add(client());
            set(realm, "bot defence", NO_LIMITS);
            set(realm, "customer account", customerAccount);
            return save(folder.resolve("customers-realm.json"), realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #addClient(Path, Path)}; the client lets guests in, and they are counted the same way. */
    public static Path addClientForGuests(Path realmFile, Path folder) {
        try {
            Path file = addClient(realmFile, folder);
            ObjectNode realm = (ObjectNode) JSON.readTree(file.toFile());
            for (JsonNode client : realm.withArray("clients")) {
                if (client.path("clientId").asText().equals(CodeFlow.CLIENT)) {
                    ((ObjectNode) client).putObject("attributes").put("foyer.guests", "true");
                }
            }
            set(realm, "sign-in", ANY_GUESTS);
            return save(file, realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #addClient(Path, Path)}; codes are counted too, where limits are set at all. */
    public static Path addClientForCodes(Path realmFile, Path folder) {
        try {
            Path file = addClient(realmFile, folder);
            ObjectNode realm = (ObjectNode) JSON.readTree(file.toFile());
            set(realm, "mfa policy", ANY_CODES);
            set(realm, "text messages", ANY_MESSAGES);
            return save(file, realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #addClient(Path, Path)}; forgotten passwords are counted too. */
    public static Path addClientForResets(Path realmFile, Path folder) {
        try {
            Path file = addClient(realmFile, folder);
            ObjectNode realm = (ObjectNode) JSON.readTree(file.toFile());
            set(realm, "reset", Map.of("resetsPerNetworkPerHour", "100000"));
            return save(file, realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void set(ObjectNode realm, String alias, Map<String, String> values) {
        for (JsonNode gear : realm.withArray("authenticatorConfig")) {
            if (gear.path("alias").asText().equals(alias)) {
                values.forEach(((ObjectNode) gear.get("config"))::put);
            }
        }
    }

    private static ObjectNode client() {
        ObjectNode client = JSON.createObjectNode()
                .put("clientId", CodeFlow.CLIENT)
                .put("publicClient", true)
                .put("standardFlowEnabled", true)
                .put("fullScopeAllowed", false);
        client.putArray("redirectUris").add(CodeFlow.REDIRECT);
        return client;
    }

    private static Path save(Path file, ObjectNode realm) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            JSON.writeValue(file.toFile(), realm);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
