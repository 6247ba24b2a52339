package dev.foyer.provisioning.mfa;

import dev.foyer.provisioning.field.Choice;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.PhoneNumber;
import dev.foyer.provisioning.field.TextRule;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.GivenReason;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants of a customer's second factors, as the API documents it: a policy, a number, or both.
 *
 * @param reason kept in the audit
 * @param policy of the customer alone; what the realm or a company asks for is asked for all the same
 * @param phone with the country code; codes go there from now on, and the customer shows one at the next sign-in
 */
record MfaEdit(
        @Schema(required = true) String reason,

        @Schema(enumeration = {"off", "optional", "required"}) @Nullable
        String policy,

        @Nullable String phone) {

    private static final TextRule POLICY = new Choice("off", "optional", "required");
    private static final TextRule PHONE = new PhoneNumber();

    /** @throws ProblemException naming what is wrong */
    static MfaEdit read(byte @Nullable [] body) {
        String[] given = new String[3];
        Fields fields = new Fields(JsonBody.object(body));
        fields.mandatory("reason", GivenReason.RULE, value -> given[0] = value);
        fields.kept("policy", POLICY, value -> given[1] = value);
        fields.kept("phone", PHONE, value -> given[2] = value);
        if (!fields.has("policy") && !fields.has("phone")) {
            fields.error("policy", "is missing, and phone too: one of them has to be there");
        }
        fields.finish();
        return new MfaEdit(given[0], given[1], given[2]);
    }
}
