package dev.foyer.provisioning.reconciliation;

/**
 * Whether so many customers may vanish. A realm that was restored from a backup, or is not the right one, looks as if its
 * users had been deleted.
 *
 * @param vanishing customers whose login Keycloak does not have
 * @param customers customers with login, those included
 * @param mostPercent the largest share that may vanish by itself
 * @param allowed whether somebody has said that it is right
 */
record Verdict(long vanishing, long customers, double mostPercent, boolean allowed) {

    /** Whether the run must halt. A single user never makes it halt, however few customers there are. */
    boolean halts() {
        return !allowed && vanishing > 1 && vanishing * 100.0 > customers * mostPercent;
    }

    /** For staff: what was found and what to do. */
    String reason() {
        return vanishing + " of " + customers + " customers with login are gone from Keycloak, more than the "
                + percent()
                + " % that foyer.reconciliation.most-vanishing-percent allows. Nothing was changed. Check that"
                + " Keycloak runs on the right database and realm and was not restored from a backup. If the users are"
                + " really gone, POST /api/v1/reconciliations {\"kind\":\"reconcile\",\"allowVanishing\":true}.";
    }

    private String percent() {
        return mostPercent == Math.rint(mostPercent) ? Long.toString((long) mostPercent) : Double.toString(mostPercent);
    }
}
