package dev.foyer.provisioning.invitation;

import dev.foyer.provisioning.field.EmailAddress;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.Given;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.LanguageTag;
import dev.foyer.provisioning.membership.CompanyRole;
import dev.foyer.provisioning.membership.RoleName;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be invited.
 *
 * @param language of the mail, unless the address is a customer's whose language is known; null for the realm's own
 */
public record NewInvitation(
        String email, CompanyRole role, @Nullable String language) {

    /**
     * Reads the body of a request, see {@link InvitationBody}.
     *
     * @throws dev.foyer.provisioning.problem.ProblemException naming every field that is not allowed
     */
    public static NewInvitation read(byte @Nullable [] body) {
        Given<String> email = new Given<>("");
        Given<CompanyRole> role = new Given<>(CompanyRole.VIEWER);
        AtomicReference<@Nullable String> language = new AtomicReference<>();
        Fields fields = Fields.ofNew(JsonBody.object(body));
        fields.mandatory("email", new EmailAddress(), email::set);
        fields.mandatory("role", new RoleName(), role::set);
        fields.optional("language", new LanguageTag(), language::set);
        fields.finish();
        return new NewInvitation(email.get(), role.get(), language.get());
    }

    /** No address into a log. */
    @Override
    public String toString() {
        return "NewInvitation " + role;
    }
}
