package dev.foyer.benchmarks.mirror;

import dev.foyer.benchmarks.BenchmarkState;
import dev.foyer.benchmarks.Benchmarks.Benchmark;
import dev.foyer.benchmarks.rest.Creates;
import dev.foyer.devstack.FoyerHome;
import dev.foyer.devstack.FoyerStack;
import dev.foyer.devstack.StackSettings;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * What the mirror costs and how fast it is: the lag until a user is in the API, the rate of creating users with markers
 * against without, and how fast a backlog is drained.
 */
public final class MirrorBenchmark implements Benchmark {

    @Override
    public void run() {
        FoyerHome home = FoyerHome.find();
        Path state = BenchmarkState.fresh(home, "mirror");
        List<Path> realms = List.of(
                home.devRealm(),
                PlainRealm.write(state, "served", true),
                PlainRealm.write(state, "plain", false),
                PlainRealm.write(state, "plain-twin", false));
        StackSettings settings = StackSettings.onFreePorts(home, state).withRealms(realms);
        try (FoyerStack stack = FoyerStack.started(settings)) {
            String keycloak = stack.keycloak().baseUrl().toString();
            stack.service().pause();
            CreateRate.measure(
                    "mirror-creates",
                    new CreateRate.Contestant("served", new Creates(keycloak, "served")),
                    new CreateRate.Contestant("plain", new Creates(keycloak, "plain")),
                    new CreateRate.Contestant("plain-twin", new Creates(keycloak, "plain-twin")));
            stack.service().resume();
            Lag.measure(stack);
            Backlog.measure(stack);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
