package dev.foyer.provisioning.membership;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.provisioning.field.MemberRole;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.Rule;
import dev.foyer.provisioning.field.TextRule;

/** A role within a company, by its name. */
public final class RoleName implements Rule<CompanyRole> {

    private static final TextRule NAME = new MemberRole();

    @Override
    public CompanyRole read(JsonNode value) throws NotAllowedException {
        return CompanyRole.of(NAME.read(value));
    }
}
