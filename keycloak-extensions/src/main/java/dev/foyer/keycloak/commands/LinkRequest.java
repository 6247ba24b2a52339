package dev.foyer.keycloak.commands;

import dev.foyer.keycloak.account.AccountType;
import dev.foyer.keycloak.commands.IdentityCommand.Link;
import dev.foyer.keycloak.login.Invitee;
import dev.foyer.keycloak.login.LinkKind;
import dev.foyer.keycloak.mail.MailAddress;
import dev.foyer.keycloak.request.RequestObject;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a command that sends a link. */
final class LinkRequest {

    static final List<String> FIELDS = List.of("id", "kind", "lifeSeconds", "company", "create");

    private static final List<String> CREATE =
            List.of("customerId", "email", "firstName", "lastName", "language", "accountType", "businessName");

    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(5);
    private static final Duration LONGEST_LIFE = Duration.ofDays(90);

    /** Width of Keycloak's columns for names and addresses. */
    private static final int LONGEST = 255;

    private LinkRequest() {}

    static Link link(String userId, RequestObject link) {
        LinkKind kind = LinkKind.of(link.text("kind", LONGEST))
                .orElseThrow(() -> link.refused("there is no such kind; allowed is " + LinkKind.NAMES + "."));
        return new Link(
                userId,
                link.uuid("id"),
                kind,
                Duration.ofSeconds(link.number("lifeSeconds", SHORTEST_LIFE.toSeconds(), LONGEST_LIFE.toSeconds())),
                link.textOrEmpty("company", LONGEST),
                link.optionalObject("create", CREATE).map(LinkRequest::invitee));
    }

    private static Invitee invitee(RequestObject create) {
        AccountType type = AccountType.of(create.text("accountType", LONGEST))
                .filter(known -> known != AccountType.GUEST)
                .orElseThrow(() -> create.refused("accountType is none; allowed is business or personal."));
        String email = create.text("email", LONGEST);
        if (MailAddress.onTheWire(email, true).isEmpty()) {
            throw create.refused("email is no email address.");
        }
        return new Invitee(
                create.uuid("customerId").toString(),
                email,
                optional(create, "firstName"),
                optional(create, "lastName"),
                optional(create, "language"),
                type.value(),
                optional(create, "businessName"));
    }

    private static @Nullable String optional(RequestObject object, String name) {
        return object.has(name) ? object.text(name, LONGEST) : null;
    }
}
