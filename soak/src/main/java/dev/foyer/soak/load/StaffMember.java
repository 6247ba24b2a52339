package dev.foyer.soak.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.soak.known.Known;
import dev.foyer.soak.known.KnownCustomer;
import dev.foyer.soak.known.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at work with the provisioning API, with customers of their own: edits, deactivates and activates them, adds
 * prospects, and sees that customers can sign in. What has an Idempotency-Key is repeated until it is answered.
 */
final class StaffMember implements Participant {

    private static final int MOST_CUSTOMERS = 12;

    private final String name;
    private final Known known;
    private final Accounts accounts;
    private final ProvisioningApi api;
    private final Sessions sessions;
    private final SignIns signIns;
    private final Random random;
    private final List<KnownCustomer> customers = new ArrayList<>();
    private @Nullable Request pending;
    private int counter;

    /** A request that has had no answer yet. */
    private record Request(String path, ObjectNode body, String key, Consumer<Answer> acknowledged) {}

    /** @param name unique among all participants; part of every address */
    StaffMember(
            String name,
            Known known,
            Accounts accounts,
            ProvisioningApi api,
            Sessions sessions,
            SignIns signIns,
            Random random) {
        this.name = name;
        this.known = known;
        this.accounts = accounts;
        this.api = api;
        this.sessions = sessions;
        this.signIns = signIns;
        this.random = random;
    }

    @Override
    public void act() throws InterruptedException {
        if (pending != null) {
            ask(pending);
            return;
        }
        int dice = random.nextInt(100);
        if (customers.isEmpty() || dice < 15 && customers.size() < MOST_CUSTOMERS) {
            create();
        } else if (dice < 30) {
            addProspect();
        } else {
            KnownCustomer customer = customers.get(random.nextInt(customers.size()));
            if (dice < 45) {
                edit(customer);
            } else if (dice < 75) {
                decide(customer);
            } else {
                signIn(customer);
            }
        }
    }

    private void create() throws InterruptedException {
        ObjectNode user = JsonNodeFactory.instance
                .objectNode()
                .put("enabled", true)
                .put("emailVerified", true)
                .put("firstName", "Rosa")
                .put("lastName", "Meyer");
        Edits.setEmail(user, newAddress());
        user.putObject("attributes").putArray("account_type").add("personal");
        user.putArray("credentials").addObject().put("type", "password").put("value", SignIns.PASSWORD);
        accounts.create(user).user().map(known::lookedAfter).ifPresent(customers::add);
    }

    private void addProspect() throws InterruptedException {
        String email = newAddress();
        ObjectNode prospect = JsonNodeFactory.instance
                .objectNode()
                .put("accountType", "personal")
                .put("email", email);
        known.perhapsProspect(email);
        ask(new Request(
                "",
                prospect,
                newKey(),
                answer -> known.prospect(email, answer.body().path("id").asText())));
    }

    /** One field that the registry owns and one that Keycloak has to be told of. */
    private void edit(KnownCustomer customer) throws InterruptedException {
        Answer read = api.read(customer.user().id());
        Optional<Profile> before = customer.user().certain();
        if (!read.is(Answer.Outcome.ACKNOWLEDGED) || before.isEmpty()) {
            return;
        }
        String externalId = newKey();
        String firstName = "Rosa " + "X".repeat(1 + random.nextInt(9));
        Profile after = before.get().withFirstName(firstName);
        Answer answer = api.patch(
                customer.user().id(),
                read.tag(),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("externalId", externalId)
                        .put("firstName", firstName));
        switch (answer.outcome()) {
            case ACKNOWLEDGED -> {
                customer.externalId(externalId);
                customer.user().written(after);
            }
            case UNKNOWN -> {
                customer.perhapsExternalId(externalId);
                customer.user().perhapsWritten(after);
            }
            default -> {
                // nothing was done
            }
        }
    }

    private void decide(KnownCustomer customer) throws InterruptedException {
        Optional<Profile> before = customer.user().certain();
        if (before.isEmpty()) {
            return;
        }
        boolean activate = !before.get().enabled();
        Profile after = before.get().withEnabled(activate);
        customer.deciding();
        customer.user().perhapsWritten(after);
        ask(new Request(
                "/" + customer.user().id() + (activate ? "/activate" : "/deactivate"),
                JsonNodeFactory.instance.objectNode(),
                newKey(),
                answer -> {
                    customer.user().written(after);
                    if (activate) {
                        customer.activated();
                    } else {
                        customer.deactivated();
                    }
                }));
    }

    /** Only once every end of sessions was carried out: a session that is opened before may rightly end with the others. */
    private void signIn(KnownCustomer customer) throws InterruptedException {
        Optional<Profile> profile = customer.user().certain();
        if (profile.isPresent()
                && profile.get().enabled()
                && sessions.ended(customer.user().id()) == customer.deactivations()) {
            signIns.signIn(String.valueOf(profile.get().email()))
                    .filter(session -> sessions.isKept(session.id()))
                    .ifPresent(customer::signedIn);
        }
    }

    private void ask(Request request) throws InterruptedException {
        pending = request;
        Answer answer = api.post(request.path(), request.key(), request.body());
        if (answer.is(Answer.Outcome.ACKNOWLEDGED)) {
            pending = null;
            request.acknowledged().accept(answer);
        }
    }

    private String newAddress() {
        return newKey() + "@buyer.example";
    }

    private String newKey() {
        counter++;
        return name + "-" + counter;
    }
}
