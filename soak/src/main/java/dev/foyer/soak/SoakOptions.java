package dev.foyer.soak;

import dev.foyer.devstack.process.StackFailure;
import dev.foyer.soak.faults.FaultCounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The options of {@code ./foyer soak}.
 *
 * @param compareEvery how many rounds go by between two comparisons; the last round is always compared
 * @param seed what is killed when, and what the clients do, follows from it
 */
public record SoakOptions(boolean help, int rounds, int clients, int compareEvery, long seed, FaultCounts faults) {

    private static final int MOST = 1_000_000;

    /** @param usualSeed for when none is given */
    static SoakOptions parse(List<String> arguments, long usualSeed) {
        Map<String, String> given = new TreeMap<>();
        boolean help = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            if (argument.equals("--help") || argument.equals("-h")) {
                help = true;
            } else if (equals > 0) {
                given.put(argument.substring(0, equals), argument.substring(equals + 1));
            } else {
                given.put(argument, i + 1 < arguments.size() ? arguments.get(++i) : "");
            }
        }
        FaultCounts usual = FaultCounts.USUAL;
        SoakOptions options = new SoakOptions(
                help,
                take(given, "--rounds", 1, 10),
                take(given, "--clients", 1, 4),
                take(given, "--compare-every", 1, 1),
                seed(given, usualSeed),
                new FaultCounts(
                        take(given, "--keycloak-kills", 0, usual.keycloakKills()),
                        take(given, "--postgresql-kills", 0, usual.postgreSqlKills()),
                        take(given, "--service-kills", 0, usual.serviceKills()),
                        take(given, "--service-pauses", 0, usual.servicePauses())));
        if (!given.isEmpty()) {
            throw new StackFailure("./foyer soak does not know "
                    + given.keySet().iterator().next() + "; ./foyer soak --help lists its options.");
        }
        return options;
    }

    static String usage() {
        FaultCounts usual = FaultCounts.USUAL;
        return """
                ./foyer soak [options]: load on the whole system while its parts are killed, then registry and Keycloak compared

                  --rounds <n>            how many rounds (10); one takes about a minute
                  --clients <n>           how many clients change users at the same time (4)
                  --compare-every <n>     how many rounds go by between two comparisons (1)
                  --keycloak-kills <n>    in each round (%d)
                  --postgresql-kills <n>  in each round (%d)
                  --service-kills <n>     in each round, of each of the two provisioning services (%d)
                  --service-pauses <n>    in each round, of each of them, longer than its lease (%d)
                  --seed <n>              for the same moments and changes as in an earlier run
                  --help                  this text

                The last line is SOAK rounds=… kills=… users=… lost=… doubled=… wrong=…; the exit code is 0 when the last three
                are. Logs are in .foyer/soak/system/logs.
                """.formatted(
                        usual.keycloakKills(), usual.postgreSqlKills(), usual.serviceKills(), usual.servicePauses());
    }

    private static int take(Map<String, String> given, String name, int least, int usual) {
        String value = given.remove(name);
        if (value == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new StackFailure(
                "%s is \"%s\"; it has to be a number from %d to %d.".formatted(name, value, least, MOST));
    }

    private static long seed(Map<String, String> given, long usual) {
        String value = given.remove("--seed");
        try {
            return value == null ? usual : Long.parseLong(value.strip());
        } catch (NumberFormatException e) {
            throw new StackFailure("--seed is \"" + value + "\"; it has to be a whole number.");
        }
    }
}
