package dev.foyer.devstack.keycloak;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Keycloak server needs, however it is launched.
 *
 * @param name unique among the servers of one run; names log and working directory
 * @param databaseUrl JDBC address as the server sees it
 * @param realmFiles imported at the first start; later starts leave existing realms alone
 * @param environment fills the placeholders {@code ${NAME:default}} of the realm files
 * @param httpPort 0 for a free one
 * @param managementPort 0 for a free one
 * @param adminUser made at the first start
 * @param extraOptions options of {@code kc.sh start}, added last; one that names {@code --cache} replaces our default
 */
public record KeycloakSettings(
        String name,
        String databaseUrl,
        String databaseUser,
        String databasePassword,
        List<Path> realmFiles,
        Map<String, String> environment,
        int httpPort,
        int managementPort,
        String adminUser,
        String adminPassword,
        List<String> extraOptions) {

    public KeycloakSettings {
        realmFiles = List.copyOf(realmFiles);
        environment = Map.copyOf(environment);
        extraOptions = List.copyOf(extraOptions);
    }

    /** Free ports, no realm, administrator {@code admin} with password {@code admin}. */
    public static KeycloakSettings onDatabase(String url, String user, String password) {
        return new KeycloakSettings(
                "keycloak", url, user, password, List.of(), Map.of(), 0, 0, "admin", "admin", List.of());
    }

    public KeycloakSettings withName(String newName) {
        return copy(newName, realmFiles, environment, httpPort, managementPort, extraOptions);
    }

    public KeycloakSettings withRealmFiles(Path... files) {
        return copy(name, List.of(files), environment, httpPort, managementPort, extraOptions);
    }

    public KeycloakSettings withEnvironment(Map<String, String> added) {
        Map<String, String> merged = new LinkedHashMap<>(environment);
        merged.putAll(added);
        return copy(name, realmFiles, merged, httpPort, managementPort, extraOptions);
    }

    public KeycloakSettings withPorts(int http, int management) {
        return copy(name, realmFiles, environment, http, management, extraOptions);
    }

    public KeycloakSettings withExtraOptions(List<String> options) {
        return copy(name, realmFiles, environment, httpPort, managementPort, options);
    }

    private KeycloakSettings copy(
            String newName,
            List<Path> newRealmFiles,
            Map<String, String> newEnvironment,
            int newHttpPort,
            int newManagementPort,
            List<String> newOptions) {
        return new KeycloakSettings(
                newName,
                databaseUrl,
                databaseUser,
                databasePassword,
                newRealmFiles,
                newEnvironment,
                newHttpPort,
                newManagementPort,
                adminUser,
                adminPassword,
                newOptions);
    }
}
