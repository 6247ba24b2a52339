package dev.foyer.devstack.keycloak;

import dev.foyer.devstack.process.ProcessLedger;
import java.nio.file.Path;

/** Runs Keycloak as a process on this machine, from the assembled distribution. */
public final class DistributionLauncher implements KeycloakLauncher {
    private final KeycloakDistribution distribution;
    private final Path state;
    private final ProcessLedger ledger;

    /** @param state where working directories ({@code run}) and logs ({@code logs}) go */
    public DistributionLauncher(KeycloakDistribution distribution, Path state, ProcessLedger ledger) {
        this.distribution = distribution;
        this.state = state.toAbsolutePath();
        this.ledger = ledger;
    }

    @Override
    public void prepare() {
        distribution.home();
    }

    @Override
    public KeycloakServer launch(KeycloakSettings settings) {
        DistributionServer server = new DistributionServer(distribution.home(), settings, state, ledger);
        server.start();
        return server;
    }
}
