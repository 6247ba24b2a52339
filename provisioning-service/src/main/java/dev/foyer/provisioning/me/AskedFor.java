package dev.foyer.provisioning.me;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for, as the API documents it.
 *
 * @param type {@code group_account} for a person without a company, {@code new_company} again after a rejection,
 *     {@code join_company} for a company of {@code GET /me/suggestions}
 * @param companyName of a group account, and only there
 * @param companyId of the company to join, and only there
 */
@Schema(name = "NewRequest")
record AskedFor(
        @Schema(
                required = true,
                enumeration = {"group_account", "new_company", "join_company"})
        String type,

        @Nullable String companyName,
        @Nullable String companyId) {}
