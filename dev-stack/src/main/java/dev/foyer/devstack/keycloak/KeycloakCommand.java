package dev.foyer.devstack.keycloak;

import dev.foyer.devstack.process.ChildProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line that {@code kc.sh} would run, without the shell between: what we start is the server itself, so a
 * signal or a kill hits it and nothing stays behind.
 *
 * @param distribution where the program is
 * @param home where {@code conf} and {@code data} are; the distribution itself or a run of its own
 */
record KeycloakCommand(Path distribution, Path home, String heap) {

    static KeycloakCommand in(Path distribution) {
        return new KeycloakCommand(distribution, distribution, "-Xmx512m");
    }

    KeycloakCommand withHome(Path newHome) {
        return new KeycloakCommand(distribution, newHome, heap);
    }

    KeycloakCommand withHeap(String options) {
        return new KeycloakCommand(distribution, home, options);
    }

    List<String> run(String verb, List<String> options) {
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-XX:MetaspaceSize=96M",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseG1GC",
                "-Dfile.encoding=UTF-8",
                "-Djava.security.egd=file:/dev/urandom"));
        command.addAll(List.of(heap.split(" ")));
        for (String name : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                distribution.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                verb));
        command.addAll(options);
        return command;
    }
}
