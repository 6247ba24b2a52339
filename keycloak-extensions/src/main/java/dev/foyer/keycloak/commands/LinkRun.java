package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.account.TakenAddress;
import dev.foyer.keycloak.commands.IdentityCommand.Link;
import dev.foyer.keycloak.login.Invitee;
import dev.foyer.keycloak.login.LinkKind;
import dev.foyer.keycloak.login.LoginLinks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.keycloak.connections.jpa.support.EntityManagers;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The links of one list of commands, and the logins that some of them begin with, in the transaction at hand. What is refused is not
 * remembered: under the same id it may be tried again.
 */
final class LinkRun {

    private final KeycloakSession session;
    private final CommandLog log;
    private final LoginLinks links;
    private final TakenAddress addresses;
    private final List<String> created = new ArrayList<>();

    LinkRun(KeycloakSession session, RealmModel realm, CommandLog log) {
        this.session = session;
        this.log = log;
        this.links = new LoginLinks(session, realm, Clock.systemUTC());
        this.addresses = new TakenAddress(session, realm);
    }

    /** Sends them, and answers what came of each, by the id. */
    Map<UUID, CommandResult> of(List<Link> commands, CommandedUsers users) {
        if (commands.isEmpty()) {
            return Map.of();
        }
        Map<UUID, CommandResult> results = new HashMap<>();
        Map<Link, Optional<UserModel>> wanted = new LinkedHashMap<>();
        Set<String> taken = addresses.amongOthers(newAddresses(commands, users));
        for (Link link : commands) {
            Optional<UserModel> user = users.exists(link.userId()) ? users.user(link.userId()) : Optional.empty();
            Optional<CommandResult> refusal = refusal(link, user, users, taken);
            refusal.ifPresentOrElse(result -> results.put(link.id(), result), () -> wanted.put(link, user));
        }
        wanted.keySet().forEach(link -> results.put(link.id(), CommandResult.actionDone()));
        Set<UUID> first = log.first(ids(wanted.keySet()));
        wanted.keySet().removeIf(link -> !first.contains(link.id()));
        recipients(wanted).forEach((link, user) -> links.send(user, link.kind(), link.life(), link.company()));
        return results;
    }

    /** The users that are created now. */
    List<String> created() {
        return created;
    }

    /** Who has no user gets one; all of them are written at once, as Keycloak does where it imports users. */
    private Map<Link, UserModel> recipients(Map<Link, Optional<UserModel>> wanted) {
        Map<Link, UserModel> recipients = new LinkedHashMap<>();
        EntityManagers.runInBatch(
                session,
                () -> wanted.forEach((link, user) -> recipients.put(link, user.orElseGet(() -> create(link)))),
                false);
        EntityManagers.flush(session, false);
        return recipients;
    }

    private UserModel create(Link link) {
        created.add(link.userId());
        return links.create(link.userId(), link.invitee().orElseThrow());
    }

    private Optional<CommandResult> refusal(
            Link link, Optional<UserModel> user, CommandedUsers users, Set<String> taken) {
        if (user.isPresent() && users.isStaff(user.get())) {
            return Optional.of(CommandResult.staff());
        }
        if (!links.areAllowed()) {
            return refused("links-off", "Forgotten passwords are switched off in the realm, and no link works then.");
        }
        if (user.isEmpty()) {
            if (link.invitee().isEmpty()) {
                return Optional.of(CommandResult.gone());
            }
            return taken.contains(link.userId())
                    ? refused("taken", "A user of Keycloak has the address, or had it until a short while ago.")
                    : Optional.empty();
        }
        if (link.kind() == LinkKind.INVITATION && user.get().isEmailVerified()) {
            return refused("registered", "The address has been proved meanwhile.");
        }
        if (!user.get().isEnabled()) {
            return refused("inactive", "The user is disabled.");
        }
        return user.get().getEmail() == null ? refused("no-address", "The user has no address.") : Optional.empty();
    }

    private static Map<String, String> newAddresses(List<Link> commands, CommandedUsers users) {
        Map<String, String> addresses = new HashMap<>();
        for (Link link : commands) {
            if (!users.exists(link.userId())) {
                link.invitee().map(Invitee::email).ifPresent(email -> addresses.put(link.userId(), email));
            }
        }
        return addresses;
    }

    private static Optional<CommandResult> refused(String code, String reason) {
        return Optional.of(CommandResult.refused(code, reason));
    }

    private static Map<UUID, String> ids(Set<Link> links) {
        Map<UUID, String> ids = new LinkedHashMap<>();
        links.forEach(link -> ids.put(link.id(), link.userId()));
        return ids;
    }
}
