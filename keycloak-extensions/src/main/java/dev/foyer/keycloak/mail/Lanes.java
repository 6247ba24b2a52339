package dev.foyer.keycloak.mail;

import dev.foyer.keycloak.mail.WaitingMails.Due;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many mails are being sent now, and of which realms. Thread-safe. */
final class Lanes {

    private final int most;
    private final int mostPerRealm;
    private final Map<String, Integer> open = new HashMap<>();
    private boolean turnedAway;

    Lanes(int most, int mostPerRealm) {
        this.most = most;
        this.mostPerRealm = mostPerRealm;
    }

    /**
     * Opens lanes for realms with due mails, and answers with the realm of each. Every realm gets its first before any gets
     * its second.
     */
    synchronized List<String> open(List<Due> realms) {
        List<String> opened = new ArrayList<>();
        for (int lane = 1; lane <= mostPerRealm; lane++) {
            for (Due realm : realms) {
                if (lanes(realm.realmId()) < lane && realm.due() >= lane && open(realm.realmId())) {
                    opened.add(realm.realmId());
                }
            }
        }
        return opened;
    }

    /** Opens one more lane of a realm; false when the realm has its share, or there is no room. */
    synchronized boolean open(String realmId) {
        if (lanes(realmId) >= mostPerRealm) {
            return false;
        }
        if (total() >= most) {
            turnedAway = true;
            return false;
        }
        open.merge(realmId, 1, Integer::sum);
        return true;
    }

    /** Closes a lane of a realm; whether some realm has wanted the room meanwhile. */
    synchronized boolean close(String realmId) {
        open.computeIfPresent(realmId, (realm, now) -> now == 1 ? null : now - 1);
        boolean wanted = turnedAway;
        turnedAway = false;
        return wanted;
    }

    private int lanes(String realmId) {
        return open.getOrDefault(realmId, 0);
    }

    private int total() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }
}
