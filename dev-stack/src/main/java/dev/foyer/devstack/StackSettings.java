package dev.foyer.devstack;

import dev.foyer.devstack.keycloak.KeycloakLauncher;
import dev.foyer.devstack.process.ProcessLedger;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to start, and where.
 *
 * @param home the checkout that was built
 * @param state databases, messages, logs and working directories; kept when the stack is closed
 * @param realms imported at Keycloak's first start; none means the realm of {@code up}
 * @param keycloakOptions further options of {@code kc.sh start}
 * @param serviceEnvironment further environment of the provisioning service
 * @param launcher how to run Keycloak; none means the distribution, as a process
 * @param ledger learns of every process
 */
public record StackSettings(
        FoyerHome home,
        Path state,
        StackPorts ports,
        Set<Part> parts,
        List<Path> realms,
        List<String> keycloakOptions,
        Map<String, String> serviceEnvironment,
        Optional<KeycloakLauncher> launcher,
        StackListener listener,
        ProcessLedger ledger) {

    public StackSettings {
        parts = Set.copyOf(parts);
        realms = List.copyOf(realms);
        keycloakOptions = List.copyOf(keycloakOptions);
        serviceEnvironment = Map.copyOf(serviceEnvironment);
        if ((parts.contains(Part.KEYCLOAK) || parts.contains(Part.SERVICE)) && !parts.contains(Part.POSTGRESQL)) {
            throw new IllegalArgumentException("Keycloak and the provisioning service need PostgreSQL: " + parts);
        }
    }

    /** All parts on free ports, with an own state; what a test wants. */
    public static StackSettings onFreePorts(FoyerHome home, Path state) {
        return new StackSettings(
                home,
                state,
                StackPorts.free(),
                EnumSet.allOf(Part.class),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                StackListener.SILENT,
                ProcessLedger.NONE);
    }

    public StackSettings withPorts(StackPorts newPorts) {
        return new StackSettings(
                home, state, newPorts, parts, realms, keycloakOptions, serviceEnvironment, launcher, listener, ledger);
    }

    public StackSettings withParts(Set<Part> newParts) {
        return new StackSettings(
                home, state, ports, newParts, realms, keycloakOptions, serviceEnvironment, launcher, listener, ledger);
    }

    public StackSettings withRealms(List<Path> files) {
        return new StackSettings(
                home, state, ports, parts, files, keycloakOptions, serviceEnvironment, launcher, listener, ledger);
    }

    public StackSettings withKeycloakOptions(List<String> options) {
        return new StackSettings(
                home, state, ports, parts, realms, options, serviceEnvironment, launcher, listener, ledger);
    }

    public StackSettings withServiceEnvironment(Map<String, String> variables) {
        return new StackSettings(
                home, state, ports, parts, realms, keycloakOptions, variables, launcher, listener, ledger);
    }

    public StackSettings withLauncher(KeycloakLauncher newLauncher) {
        return new StackSettings(
                home,
                state,
                ports,
                parts,
                realms,
                keycloakOptions,
                serviceEnvironment,
                Optional.of(newLauncher),
                listener,
                ledger);
    }

    public StackSettings withListener(StackListener newListener) {
        return new StackSettings(
                home, state, ports, parts, realms, keycloakOptions, serviceEnvironment, launcher, newListener, ledger);
    }

    public StackSettings withLedger(ProcessLedger newLedger) {
        return new StackSettings(
                home, state, ports, parts, realms, keycloakOptions, serviceEnvironment, launcher, listener, newLedger);
    }
}
