package dev.foyer.soak.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.soak.known.Known;
import dev.foyer.soak.known.KnownUser;
import dev.foyer.soak.known.Profile;
import java.util.Optional;
import java.util.function.Consumer;

/** Creates, changes and deletes users, and keeps the record of what is known of them afterwards. */
final class Accounts {

    private final AdminApi api;
    private final Known known;

    Accounts(AdminApi api, Known known) {
        this.api = api;
        this.known = known;
    }

    /** What became of a new user: the user when it is known, and whether it has to be asked for later. */
    record Creation(Optional<KnownUser> user, boolean doubtful) {}

    Creation create(ObjectNode user) throws InterruptedException {
        Answer answer = api.create(user);
        return switch (answer.outcome()) {
            case ACKNOWLEDGED -> {
                String id = answer.location().substring(answer.location().lastIndexOf('/') + 1);
                yield new Creation(Optional.of(known.created(id, Profile.of(user))), false);
            }
            case UNKNOWN -> new Creation(Optional.empty(), true);
            default -> new Creation(Optional.empty(), false);
        };
    }

    /** Asks for a user whose creation had no answer; still doubtful when this has none either. */
    Creation find(String email) throws InterruptedException {
        Answer answer = api.find(email);
        if (!answer.is(Answer.Outcome.ACKNOWLEDGED)) {
            return new Creation(Optional.empty(), true);
        }
        JsonNode user = answer.body().path(0);
        return new Creation(
                user.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(known.created(user.path("id").asText(), Profile.of(user))),
                false);
    }

    /** Reads, changes and writes a user as the admin console does. Answers whether that was acknowledged. */
    boolean change(KnownUser user, Consumer<ObjectNode> edit) throws InterruptedException {
        Answer current = api.read(user.id());
        if (current.is(Answer.Outcome.ABSENT) && user.presence() == KnownUser.Presence.DOUBTFUL) {
            user.deleted();
        }
        if (!current.is(Answer.Outcome.ACKNOWLEDGED) || !(current.body() instanceof ObjectNode representation)) {
            return false;
        }
        user.found();
        edit.accept(representation);
        Profile profile = Profile.of(representation);
        Answer answer = api.replace(user.id(), representation);
        switch (answer.outcome()) {
            case ACKNOWLEDGED -> user.written(profile);
            case UNKNOWN -> user.perhapsWritten(profile);
            default -> {
                // nothing was done
            }
        }
        return answer.is(Answer.Outcome.ACKNOWLEDGED);
    }

    /** Answers whether that was acknowledged. */
    boolean delete(KnownUser user) throws InterruptedException {
        Answer answer = api.delete(user.id());
        switch (answer.outcome()) {
            case ACKNOWLEDGED -> user.deleted();
            case UNKNOWN -> user.perhapsDeleted();
            case ABSENT -> {
                if (user.presence() == KnownUser.Presence.DOUBTFUL) {
                    user.deleted();
                }
            }
            default -> {
                // nothing was done
            }
        }
        return user.presence() == KnownUser.Presence.GONE;
    }
}
