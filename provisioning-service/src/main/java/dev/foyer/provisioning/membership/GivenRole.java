package dev.foyer.provisioning.membership;

import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.Given;
import dev.foyer.provisioning.field.JsonBody;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which role somebody is to have, as the API documents it. */
public record GivenRole(
        @Schema(
                required = true,
                enumeration = {"admin", "buyer", "viewer"})
        String role) {

    /**
     * The role that a body names.
     *
     * @throws dev.foyer.provisioning.problem.ProblemException when it names none, or something else too
     */
    public static CompanyRole read(byte @Nullable [] body) {
        Given<CompanyRole> role = new Given<>(CompanyRole.VIEWER);
        Fields fields = Fields.ofNew(JsonBody.object(body));
        fields.mandatory("role", new RoleName(), role::set);
        fields.finish();
        return role.get();
    }
}
