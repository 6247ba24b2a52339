package dev.foyer.benchmarks.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Realms to register in: Keycloak's own defaults with email confirmation, and ours with a client for the benchmark. */
final class StockRealm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LIMITS =
            List.of("limitPerNetworkPerMinute", "limitPerAddressPerHour", "limitPerRealmPerMinute");

    private StockRealm() {}

    /** Writes an importable realm with stock flows, profile and theme, and the mail server of the stack. */
    static Path write(Path folder, String name) {
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
        return save(folder.resolve(name + "-realm.json"), realm);
    }

    /** Copies a realm and adds the same client to it. Sign-ups are counted there, but limits that one machine never reaches. */
    static Path addClient(Path realmFile, Path folder) {
        try {
            ObjectNode realm = (ObjectNode) JSON.readTree(realmFile.toFile());
            realm.withArray("clients").add(client());
            for (JsonNode gear : realm.withArray("authenticatorConfig")) {
                if (gear.path("alias").asText().equals("bot defence")) {
                    LIMITS.forEach(limit -> ((ObjectNode) gear.get("config")).put(limit, "100000"));
                }
            }
            return save(folder.resolve("customers-realm.json"), realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode client() {
        ObjectNode client = JSON.createObjectNode()
                .put("clientId", "bench")
                .put("publicClient", true)
                .put("standardFlowEnabled", true)
                .put("fullScopeAllowed", false);
        client.putArray("redirectUris").add("http://localhost/callback");
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
