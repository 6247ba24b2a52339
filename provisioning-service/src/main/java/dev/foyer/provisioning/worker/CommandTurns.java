package dev.foyer.provisioning.worker;

import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.keycloak.KeycloakUnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes wishes, has Keycloak fulfil them, writes down what came of it. Killed anywhere, a wish is taken again under its command, which
 * Keycloak does once. Used by one thread; any number of them may work, in any number of processes.
 *
 * @param <T> one wish
 */
public final class CommandTurns<T> implements Turns {

    private final DueCommands<T> due;
    private final CustomerRealm realm;
    private final Pace pace;
    private final int most;

    /** Of the turn at hand, and not brought to an end yet. */
    private final Set<T> open = new LinkedHashSet<>();

    /** @param most wishes of a batch, 1 to 100 */
    public CommandTurns(DueCommands<T> due, CustomerRealm realm, Pace pace, int most) {
        this.due = due;
        this.realm = realm;
        this.pace = pace;
        this.most = most;
    }

    @Override
    public Duration turn() throws SQLException {
        List<T> taken = due.take();
        if (taken.isEmpty()) {
            return pace.idled();
        }
        open.addAll(taken);
        try {
            run(taken);
        } finally {
            giveBack();
        }
        return pace.worked(taken.size() == most);
    }

    @Override
    public Duration failed() {
        return pace.failed();
    }

    /** All in one transaction of Keycloak's; halved when it fails, so that one bad wish holds up nobody else. */
    private void run(List<T> wishes) throws SQLException {
        try {
            due.settle(
                    wishes,
                    realm.run(wishes.stream().map(due::command).toList()).results());
            wishes.forEach(open::remove);
        } catch (KeycloakUnavailableException e) {
            if (!(e.mayBeTheRequest() || e.noAnswer()) || !answersElse()) {
                throw e;
            }
            if (wishes.size() > 1) {
                int middle = wishes.size() / 2;
                run(wishes.subList(0, middle));
                run(wishes.subList(middle, wishes.size()));
            } else {
                due.failedForNow(wishes.get(0), String.valueOf(e.getMessage()));
                open.remove(wishes.get(0));
            }
        }
    }

    private boolean answersElse() {
        try {
            realm.settings();
            return true;
        } catch (KeycloakUnavailableException e) {
            return false;
        }
    }

    private void giveBack() throws SQLException {
        if (!open.isEmpty()) {
            List<T> rest = List.copyOf(open);
            open.clear();
            due.release(rest);
        }
    }
}
