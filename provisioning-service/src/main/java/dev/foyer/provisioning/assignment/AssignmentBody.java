package dev.foyer.provisioning.assignment;

import dev.foyer.provisioning.customer.CustomerFilterBody;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who is to get a word, or to lose it, as the API documents it: exactly one of the first four.
 *
 * @param customers ids
 * @param filter as the parameters of the list of customers
 * @param companies ids
 * @param companyFilter as the parameters of the list of companies
 * @param remove whether the word is taken away
 * @param reason kept in the audit
 */
@Schema(name = "NewAssignment")
record AssignmentBody(
        @Schema(minItems = 1, maxItems = 10_000) @Nullable List<String> customers,
        @Nullable CustomerFilterBody filter,
        @Schema(minItems = 1, maxItems = 10_000) @Nullable List<String> companies,
        @Nullable CompanyFilterBody companyFilter,
        @Schema(defaultValue = "false") @Nullable Boolean remove,
        @Nullable String reason) {

    /** As the parameters of the list of companies. */
    @Schema(name = "CompanyFilter")
    record CompanyFilterBody(
            @Nullable String q,
            @Nullable List<String> label,
            @Nullable List<String> anyLabel,
            @Nullable List<String> noLabel,
            @Nullable List<String> tag,
            @Nullable List<String> anyTag,
            @Nullable List<String> noTag) {}
}
