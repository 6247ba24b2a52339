package dev.foyer.devstack;

import dev.foyer.devstack.inbox.Inbox;
import dev.foyer.devstack.keycloak.BuildAdditions;
import dev.foyer.devstack.keycloak.DistributionLauncher;
import dev.foyer.devstack.keycloak.KeycloakDistribution;
import dev.foyer.devstack.keycloak.KeycloakLauncher;
import dev.foyer.devstack.keycloak.KeycloakServer;
import dev.foyer.devstack.keycloak.KeycloakSettings;
import dev.foyer.devstack.postgres.PostgreSql;
import dev.foyer.devstack.postgres.PostgreSqlSettings;
import dev.foyer.devstack.process.Ports;
import dev.foyer.devstack.service.ServiceProcess;
import dev.foyer.devstack.service.ServiceSettings;
import dev.foyer.devstack.storefront.Storefront;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How each part is told of the others. */
final class PartStarters {
    private final StackSettings settings;
    private final FoyerHome home;

    PartStarters(StackSettings settings) {
        this.settings = settings;
        this.home = settings.home();
    }

    PostgreSql postgreSql() {
        return PostgreSql.start(PostgreSqlSettings.in(settings.state(), home.postgresBinaries())
                .withPort(port(Address.POSTGRES))
                .withLedger(settings.ledger()));
    }

    Inbox inbox() {
        return Inbox.start(
                port(Address.INBOX),
                port(Address.SMTP),
                Optional.of(settings.state().resolve("inbox")));
    }

    Storefront storefront() {
        return Storefront.start(port(Address.STOREFRONT), url(Address.KEYCLOAK), url(Address.SERVICE));
    }

    /** The launcher that the settings name, else the distribution with our providers. */
    KeycloakLauncher launcher() {
        return settings.launcher().orElseGet(this::distribution);
    }

    private KeycloakLauncher distribution() {
        return new DistributionLauncher(
                new KeycloakDistribution(
                        home.keycloakArchive(),
                        home.providerJars(),
                        BuildAdditions.NONE,
                        home.keycloakCache(),
                        settings.ledger()),
                settings.state(),
                settings.ledger());
    }

    KeycloakServer keycloak(KeycloakLauncher launcher, PostgreSql database) {
        return launcher.launch(keycloakSettings(database)
                .withPorts(port(Address.KEYCLOAK), port(Address.KEYCLOAK_MANAGEMENT))
                .withExtraOptions(settings.keycloakOptions()));
    }

    /** @param options further options of {@code kc.sh start}, besides those of the first node */
    KeycloakServer anotherKeycloak(String name, List<String> options, PostgreSql database) {
        return launcher()
                .launch(keycloakSettings(database)
                        .withName(name)
                        .withPorts(Ports.free(), Ports.free())
                        .withExtraOptions(Stream.concat(settings.keycloakOptions().stream(), options.stream())
                                .toList()));
    }

    private KeycloakSettings keycloakSettings(PostgreSql database) {
        List<Path> realms = settings.realms().isEmpty() ? List.of(home.devRealm()) : settings.realms();
        return KeycloakSettings.onDatabase(database.jdbcUrl("keycloak"), database.user(), database.password())
                .withRealmFiles(realms.toArray(Path[]::new))
                .withEnvironment(Map.of(
                        "FOYER_SMTP_PORT", Integer.toString(port(Address.SMTP)),
                        "FOYER_STOREFRONT_URL", url(Address.STOREFRONT).toString(),
                        "FOYER_SERVICE_URL", url(Address.SERVICE).toString(),
                        "KC_SPI_FOYER_SMS_SENDER__INBOX__URL", url(Address.INBOX) + "/api/sms"));
    }

    ServiceProcess service(PostgreSql database) {
        return service("service", port(Address.SERVICE), database);
    }

    /** @param port 0 for a free one */
    ServiceProcess service(String name, int port, PostgreSql database) {
        return ServiceProcess.start(
                new ServiceSettings(
                        name,
                        home.serviceProgram(),
                        url(Address.KEYCLOAK),
                        database.jdbcUrl("registry"),
                        database.user(),
                        database.password(),
                        port,
                        settings.state().resolve("logs/" + name + ".log"),
                        settings.serviceEnvironment()),
                settings.ledger());
    }

    private int port(Address address) {
        return settings.ports().of(address);
    }

    private URI url(Address address) {
        return URI.create("http://localhost:" + port(address));
    }
}
