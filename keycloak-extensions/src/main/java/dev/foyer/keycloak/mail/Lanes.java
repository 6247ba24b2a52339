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
                int now = open.getOrDefault(realm.realmId(), 0);
                if (now < lane && realm.due() >= lane && total() < most) {
                    open.merge(realm.realmId(), 1, Integer::sum);
                    opened.add(realm.realmId());
                }
            }
        }
        return opened;
    }

    synchronized void close(String realmId) {
        open.computeIfPresent(realmId, (realm, now) -> now == 1 ? null : now - 1);
    }

    private int total() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }
}
