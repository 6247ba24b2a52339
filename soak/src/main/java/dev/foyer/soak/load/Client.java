package dev.foyer.soak.load;

import dev.foyer.soak.known.KnownUser;
import dev.foyer.soak.known.KnownUser.Presence;
import dev.foyer.soak.known.Profile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One client with users of its own. For one thread at a time. */
final class Client implements Participant {

    // Enough to swap and delete among; a longer list would only make each user's turn rarer.
    private static final int MOST_USERS = 400;

    private final Random random;
    private final Accounts accounts;
    private final Edits edits;
    private final String name;
    private final List<KnownUser> users = new ArrayList<>();
    private final Deque<String> doubts = new ArrayDeque<>();
    private int addresses;

    /** @param name unique among the clients; part of every address */
    Client(String name, Accounts accounts, Random random) {
        this.name = name;
        this.accounts = accounts;
        this.random = random;
        this.edits = new Edits(random);
    }

    @Override
    public void act() throws InterruptedException {
        settleDoubt();
        int dice = random.nextInt(100);
        if (users.size() < 2 || dice < 30) {
            create(newAddress());
        } else if (dice < 48) {
            accounts.change(anybody(), edits::rename);
        } else if (dice < 60) {
            accounts.change(anybody(), edits::reclassify);
        } else if (dice < 67) {
            accounts.change(anybody(), user -> Edits.toggle(user, "enabled"));
        } else if (dice < 73) {
            accounts.change(anybody(), user -> Edits.toggle(user, "emailVerified"));
        } else if (dice < 81) {
            String address = newAddress();
            accounts.change(anybody(), user -> Edits.setEmail(user, address));
        } else if (dice < 88) {
            Collections.swap(users, 0, random.nextInt(users.size()));
            swapEmails(users.get(0), users.get(1 + random.nextInt(users.size() - 1)));
        } else {
            delete(anybody(), dice < 94);
        }
        users.removeIf(user -> user.presence() == Presence.GONE);
        if (users.size() > MOST_USERS) {
            users.subList(0, MOST_USERS / 2).clear();
        }
    }

    private void create(String email) throws InterruptedException {
        keep(accounts.create(edits.newUser(email)), email);
    }

    private void settleDoubt() throws InterruptedException {
        String email = doubts.poll();
        if (email != null) {
            keep(accounts.find(email), email);
        }
    }

    private void keep(Accounts.Creation creation, String email) {
        creation.user().ifPresent(users::add);
        if (creation.doubtful()) {
            doubts.add(email);
        }
    }

    /** By way of a third address, since Keycloak lets nobody have that of another. */
    private void swapEmails(KnownUser one, KnownUser other) throws InterruptedException {
        List<String> addresses = new ArrayList<>();
        String between = newAddress();
        boolean parked = accounts.change(one, user -> {
            addresses.add(user.path("email").asText());
            Edits.setEmail(user, between);
        });
        boolean first = parked
                && accounts.change(other, user -> {
                    addresses.add(user.path("email").asText());
                    Edits.setEmail(user, addresses.get(0));
                });
        if (first) {
            accounts.change(one, user -> Edits.setEmail(user, addresses.get(1)));
        }
    }

    private void delete(KnownUser user, boolean again) throws InterruptedException {
        Optional<String> address = user.certain().map(Profile::email);
        if (accounts.delete(user) && again && address.isPresent()) {
            create(address.get());
        }
    }

    private KnownUser anybody() {
        return users.get(random.nextInt(users.size()));
    }

    private String newAddress() {
        addresses++;
        return name + "-" + addresses + "@buyer.example";
    }
}
