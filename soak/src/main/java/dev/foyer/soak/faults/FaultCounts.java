package dev.foyer.soak.faults;

/**
 * What happens in every round.
 *
 * @param keycloakKills of the one server
 * @param postgreSqlKills of the one server, that of both databases
 * @param serviceKills of each provisioning service
 * @param servicePauses of each provisioning service, each longer than its lease
 */
public record FaultCounts(int keycloakKills, int postgreSqlKills, int serviceKills, int servicePauses) {

    /** Eight kills in about half a minute. */
    public static final FaultCounts USUAL = new FaultCounts(1, 3, 2, 1);
}
