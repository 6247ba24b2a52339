package dev.foyer.provisioning.invitation;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.mail.AddressMail;
import dev.foyer.provisioning.mail.Mails;
import dev.foyer.provisioning.membership.LockedCompany;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Invites addresses to a company, and takes that back. The answer is the same whoever has the address. Asking again while an
 * invitation is open renews it; the address gets one mail a day from a company however often it is asked, three from all of them, and
 * none for a month from one that it has declined.
 */
@ApplicationScoped
public class Inviting {

    /** How many addresses the members of a company may have mailed within 24 hours. Staff may more. */
    static final int MOST_A_DAY = 50;

    private static final String IS_MEMBER = """
            SELECT 1 FROM membership m JOIN customer c ON c.id = m.customer_id
            WHERE m.company_id = ? AND lower(c.email) = lower(?)
            """;

    // Whoever looks at a mail reads the company's name in its subject: nobody has us send links that they typed.
    private static final Pattern LINK = Pattern.compile("://|\\bwww\\.|\\.\\p{L}{2,}/", Pattern.CASE_INSENSITIVE);

    private static final String MAY_MAIL = """
            SELECT NOT EXISTS (SELECT 1 FROM invitation i
                               WHERE i.company_id = ? AND lower(i.email) = lower(?)
                                 AND (i.mailed_at > clock_timestamp() - interval '1 day'
                                      OR i.status = 'declined' AND i.ended_at > clock_timestamp() - interval '30 days'))
               AND (SELECT count(*) < 3 FROM invitation i
                    WHERE lower(i.email) = lower(?) AND i.mailed_at > clock_timestamp() - interval '1 day') AS may
            """;

    private static final String INVITED_TODAY = """
            SELECT count(*) AS invited FROM invitation i
            WHERE i.company_id = ? AND greatest(i.created_at, i.mailed_at) > clock_timestamp() - interval '1 day'
            """;

    private static final String RENEW = """
            UPDATE invitation i
            SET role = ?, expires_at = clock_timestamp() + interval '14 days',
                mailed_at = CASE WHEN ? THEN clock_timestamp() ELSE i.mailed_at END
            WHERE i.company_id = ? AND lower(i.email) = lower(?) AND i.status = 'open'
            RETURNING i.id
            """;

    private static final String ADD = """
            INSERT INTO invitation (role, mailed_at, company_id, email, expires_at)
            VALUES (?, CASE WHEN ? THEN clock_timestamp() END, ?, ?, clock_timestamp() + interval '14 days')
            RETURNING id
            """;

    // Of whoever has proved the address; the customer's own language goes before what somebody else guessed.
    private static final String LANGUAGE = """
            SELECT c.language FROM customer c
            WHERE lower(c.email) = lower(?) AND c.email_verified AND c.user_id IS NOT NULL AND c.language IS NOT NULL
            """;

    private static final String WITHDRAW = """
            UPDATE invitation SET status = 'withdrawn', ended_at = clock_timestamp()
            WHERE company_id = ? AND id = ? AND status = 'open'
            """;

    /**
     * What came of it.
     *
     * @param fresh false when an open one was renewed
     */
    public record Invited(Invitation invitation, boolean fresh) {}

    private final Registry registry;
    private final Invitations invitations;
    private final Mails mails;

    Inviting(Registry registry, Invitations invitations, Mails mails) {
        this.registry = registry;
        this.invitations = invitations;
        this.mails = mails;
    }

    /**
     * Invites an address for 14 days.
     *
     * @throws ProblemException when the address is a member's, when the company is not active, or when its name holds a link
     */
    public Invited invite(LockedCompany company, NewInvitation given) {
        company.mustBeActive();
        List<String> address = List.of(company.id(), given.email());
        if (registry.first(IS_MEMBER, address, row -> true).isPresent()) {
            throw new ProblemException(ProblemCode.ALREADY_MEMBER, "Change the role of the member with this address");
        }
        if (LINK.matcher(company.name()).find()) {
            throw new ProblemException(
                    ProblemCode.COMPANY_STATUS,
                    "The company's name reads like a link: have it corrected by staff first");
        }
        boolean mail = registry.first(
                        MAY_MAIL, List.of(company.id(), given.email(), given.email()), row -> row.getBoolean("may"))
                .orElseThrow();
        List<Object> values = List.of(given.role().code(), mail, company.id(), given.email());
        Optional<String> renewed = registry.first(RENEW, values, row -> row.getString("id"));
        String id = renewed.orElseGet(
                () -> registry.first(ADD, values, row -> row.getString("id")).orElseThrow());
        if (mail) {
            mails.queue(AddressMail.invitation(
                    given.email(), language(given), company.name(), given.role().code()));
        }
        return new Invited(invitations.find(company.id(), id).orElseThrow(), renewed.isEmpty());
    }

    /**
     * Lets pass as many invitations of members as one company may have in a day: whoever signs up as a company must not
     * be able to have our mails sent to any number of strangers.
     *
     * @throws ProblemException when there were that many
     */
    public void limit(LockedCompany company) {
        long invited = registry.first(INVITED_TODAY, List.of(company.id()), row -> row.getLong("invited"))
                .orElseThrow();
        if (invited >= MOST_A_DAY) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_INVITATIONS, "At most " + MOST_A_DAY + " addresses in 24 hours");
        }
    }

    /**
     * Takes an invitation back.
     *
     * @throws ProblemException when the company has none with this id, or it has ended
     */
    public void withdraw(String companyId, String id) {
        if (registry.write(WITHDRAW, List.of(companyId, id)) == 0) {
            throw invitations
                    .find(companyId, id)
                    .map(ended -> new ProblemException(ProblemCode.INVITATION_ENDED, "Its status is " + ended.status()))
                    .orElseGet(() -> new ProblemException(
                            ProblemCode.NOT_FOUND, "There is no invitation of this company with this id"));
        }
    }

    private @Nullable String language(NewInvitation given) {
        return registry.first(LANGUAGE, List.of(given.email()), row -> row.getString("language"))
                .orElse(given.language());
    }
}
