package dev.foyer.devstack.service;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the provisioning service needs.
 *
 * @param name unique among the services of one run; names the log
 * @param program {@code quarkus-run.jar}
 * @param databaseUrl JDBC address of the registry
 * @param port 0 for a free one
 * @param log its log file
 * @param environment added last, so it can replace any of our settings
 */
public record ServiceSettings(
        String name,
        Path program,
        URI keycloakUrl,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        int port,
        Path log,
        Map<String, String> environment) {

    public ServiceSettings {
        environment = Map.copyOf(environment);
    }

    Map<String, String> processEnvironment(int actualPort) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("FOYER_KEYCLOAK_URL", keycloakUrl.toString());
        variables.put("FOYER_KEYCLOAK_CLIENT_SECRET", "foyer-provisioning-secret");
        variables.put("FOYER_DATABASE_URL", databaseUrl);
        variables.put("FOYER_DATABASE_USERNAME", databaseUser);
        variables.put("FOYER_DATABASE_PASSWORD", databasePassword);
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(actualPort));
        variables.putAll(environment);
        return variables;
    }
}
