package dev.foyer.provisioning.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every setting of the service. Each can be given as a system property or in {@code application.properties} under its
 * name, or as an environment variable in capitals with underscores: {@code FOYER_KEYCLOAK_URL}.
 */
@ConfigMapping(prefix = "foyer")
public interface FoyerConfiguration {

    /** The Keycloak whose customers are mirrored. */
    KeycloakConfiguration keycloak();

    /** The registry. */
    DatabaseConfiguration database();

    /** The flow that keeps the registry equal to Keycloak. */
    MirrorConfiguration mirror();

    /** The flow that brings into Keycloak what the registry wants there. */
    IdentityConfiguration identity();

    /** Jobs that run by the clock, each once however many replicas there are. */
    SchedulesConfiguration schedules();

    /** Backfill and reconcile: asking Keycloak for what the mirror may have missed. */
    ReconciliationConfiguration reconciliation();

    /** The watch over Keycloak's change markers. */
    CanaryConfiguration canary();

    /** Who may use the API. */
    StaffConfiguration staff();

    /** How the DNS is asked. */
    DnsConfiguration dns();

    /** Email domains of companies. */
    DomainsConfiguration domains();

    /** When guests expire and are erased. */
    ExpiryConfiguration expiry();

    /** Who may use the API on their own behalf, below {@code /me}. */
    CustomersConfiguration customers();

    /** Files of companies and contacts. */
    ImportsConfiguration imports();

    /** {@code foyer.keycloak.*} */
    interface KeycloakConfiguration {

        @Description("Address of Keycloak as this service reaches it, without a slash at the end.")
        @WithDefault("http://localhost:8080")
        URI url();

        @Description("The realm of the customers.")
        @WithDefault("customers")
        String realm();

        @Description("The confidential client that this service signs in as.")
        @WithDefault("foyer-provisioning")
        String clientId();

        @Description("The secret of that client. Required.")
        String clientSecret();
    }

    /** {@code foyer.database.*} */
    interface DatabaseConfiguration {

        @Description("JDBC address of the registry, a PostgreSQL database.")
        @WithDefault("jdbc:postgresql://localhost:5432/registry")
        String url();

        @Description("The owner of the registry's tables; migrations run as this user.")
        @WithDefault("registry")
        String username();

        @Description("The password of that user. Required.")
        String password();
    }

    /** {@code foyer.mirror.*} */
    interface MirrorConfiguration {

        @Description("Whether this process takes part in mirroring. Any number may; one at a time works.")
        @WithDefault("true")
        boolean enabled();

        @Description("The most changes that are fetched and applied at once, 1 to 500.")
        @WithDefault("500")
        int batchSize();

        @Description("The longest pause between two looks at Keycloak while nothing changes; shorter after work.")
        @WithDefault("PT0.2S")
        Duration idleDelay();

        @Description("How long a process that fell silent keeps the others from mirroring.")
        @WithDefault("PT10S")
        Duration leaseDuration();

        @Description("The longest pause before trying again when Keycloak or the registry does not answer, and the "
                + "first pause before a parked user is tried again.")
        @WithDefault("PT5S")
        Duration retryDelay();
    }

    /** {@code foyer.identity.*} */
    interface IdentityConfiguration {

        @Description(
                "Whether this process brings the registry's wishes and mails to Keycloak. Any number may, side by side.")
        @WithDefault("true")
        boolean enabled();

        @Description(
                "The longest pause between two looks for commands and mails while none is due; shorter after work.")
        @WithDefault("PT0.2S")
        Duration idleDelay();

        @Description("The longest pause before trying again when Keycloak or the registry does not answer, and the "
                + "first pause before a command or a mail that Keycloak refused is tried again.")
        @WithDefault("PT5S")
        Duration retryDelay();
    }

    /** {@code foyer.schedules.*} */
    interface SchedulesConfiguration {

        @Description(
                "Whether this process takes part in scheduled jobs and in runs of backfill and reconcile. Any number "
                        + "may; each job and each run is done by one at a time.")
        @WithDefault("true")
        boolean enabled();
    }

    /** {@code foyer.reconciliation.*} */
    interface ReconciliationConfiguration {

        @Description("When registry and Keycloak are compared, as a cron expression of Quartz (seconds first) in the "
                + "process' own time zone. 'off' never does.")
        @WithDefault("0 30 3 * * ?")
        String schedule();

        @Description(
                "The largest share of the customers with login, in percent, that a reconcile may find gone from "
                        + "Keycloak and still repair. With more it halts and changes nothing: a restored backup looks like that.")
        @WithDefault("1")
        double mostVanishingPercent();

        @Description("How long finished runs and repaired differences are kept.")
        @WithDefault("P90D")
        Duration retention();
    }

    /** {@code foyer.canary.*} */
    interface CanaryConfiguration {

        @Description(
                "How often a change is made in Keycloak to see whether changes still produce markers. 'off' never.")
        @WithDefault("PT30S")
        String interval();

        @Description(
                "How long after such a change its marker is waited for, before readiness says that markers stopped.")
        @WithDefault("PT30S")
        Duration grace();
    }

    /** {@code foyer.staff.*} */
    interface StaffConfiguration {

        @Description("The issuer that access tokens must name: the realm's public address.")
        @WithDefault("${foyer.keycloak.url}/realms/${foyer.keycloak.realm}")
        String issuer();

        @Description("Where the public keys are that sign those tokens, as this service reaches it.")
        @WithDefault("${foyer.keycloak.url}/realms/${foyer.keycloak.realm}/protocol/openid-connect/certs")
        URI keysUrl();
    }

    /** {@code foyer.dns.*} */
    interface DnsConfiguration {

        @Description(
                "The DNS servers that are asked about domains of companies, each an address with or without a port, "
                        + "separated by commas: 192.0.2.1,[2001:db8::1]:5353. Unset: those of this machine.")
        Optional<List<String>> servers();

        @Description("How long each server is given to answer, a second attempt included.")
        @WithDefault("PT3S")
        Duration timeout();
    }

    /** {@code foyer.domains.*} */
    interface DomainsConfiguration {

        @Description(
                "When the proofs of domains are looked at again, as a cron expression of Quartz (seconds first). Each "
                        + "time those are whose last look was a day ago, or an hour where it failed. 'off' never.")
        @WithDefault("0 11 * * * ?")
        String schedule();

        @Description(
                "A file of domains that belong to no company, because everybody can get an address there, one a line; "
                        + "it replaces the list in the jar and is read again when it changes.")
        Optional<Path> freeMailFile();
    }

    /** {@code foyer.expiry.*} */
    interface ExpiryConfiguration {

        @Description("How often guests who are due are expired and erased. 'off' never.")
        @WithDefault("PT10M")
        String interval();

        @Description(
                "How long after the last of a guest's orders was delivered, or cancelled, the guest expires: the login is "
                        + "disabled. More than PT0S; a day is 24 hours. Another value counts for the guests who are here, too.")
        @WithDefault("P30D")
        Duration grace();

        @Description("How long after they came guests expire who never ordered. More than PT0S.")
        @WithDefault("P7D")
        Duration idle();

        @Description(
                "How long after a guest has expired the guest is erased, in Keycloak and in the registry. More than PT0S.")
        @WithDefault("P30D")
        Duration retention();

        @Description("How late an expiry or an erasure may be before the status calls it overdue. More than PT0S.")
        @WithDefault("PT6H")
        Duration overdueAfter();
    }

    /** {@code foyer.customers.*} */
    interface CustomersConfiguration {

        @Description(
                "The clients that may act for the customers who are signed in there, by client id, separated by commas: a token "
                        + "of another one (its azp) opens nothing below /me. Unset: every client of the realm.")
        Optional<List<String>> clients();

        @Description(
                "The issuer that customers' own access tokens must name: the public address of their realm. Differs from "
                        + "that of staff where staff have a realm of their own.")
        @WithDefault("${foyer.staff.issuer}")
        String issuer();

        @Description("Where the public keys are that sign those tokens, as this service reaches it.")
        @WithDefault("${foyer.staff.keys-url}")
        URI keysUrl();
    }

    /** {@code foyer.imports.*} */
    interface ImportsConfiguration {

        @Description("Whether this process works on imports. Any number may, each on a file of its own.")
        @WithDefault("true")
        boolean enabled();

        @Description(
                "The largest file that is taken, in bytes or with K, M or G. Nothing else that is sent may be larger "
                        + "than 10M.")
        @WithDefault("512M")
        String mostBytes();

        @Description("How long an import that has ended is kept, and with it the rows that were wrong.")
        @WithDefault("P30D")
        Duration kept();
    }
}
