package dev.foyer.provisioning.me;

import dev.foyer.provisioning.field.Choice;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.Given;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.TextRule;
import dev.foyer.provisioning.request.RequestType;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for.
 *
 * @param company the name of a group account, or the id of a company to join; empty for who asks again for a company that was
 *     rejected
 */
record NewRequest(RequestType type, String company) {

    private static final TextRule TYPE = new Choice("group_account", "new_company", "join_company");
    private static final TextRule TEXT = new PlainText(255);

    /**
     * Reads the body of a request, see {@link AskedFor}.
     *
     * @throws dev.foyer.provisioning.problem.ProblemException naming every field that is not allowed
     */
    static NewRequest read(byte @Nullable [] body) {
        Given<String> type = new Given<>("");
        Given<String> company = new Given<>("");
        Fields fields = Fields.ofNew(JsonBody.object(body));
        fields.mandatory("type", TYPE, type::set);
        only(type.get().equals("group_account"), fields, "companyName", company);
        only(type.get().equals("join_company"), fields, "companyId", company);
        fields.finish();
        return new NewRequest(RequestType.of(type.get()).orElseThrow(), company.get());
    }

    private static void only(boolean asked, Fields fields, String name, Given<String> target) {
        if (asked) {
            fields.mandatory(name, TEXT, target::set);
        } else {
            fields.refuse(name, "must be left out for this type");
        }
    }
}
