package dev.foyer.provisioning.write;

import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.field.TextRule;
import dev.foyer.provisioning.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Why something is done, as the API documents it.
 *
 * @param reason kept in the audit
 */
public record GivenReason(@Nullable String reason) {

    /** What a reason may be. */
    public static final TextRule RULE = new PlainText(500);

    /**
     * The reason in a body that may be left out.
     *
     * @return null for none
     * @throws ProblemException when there is anything else in the body
     */
    public static @Nullable String of(byte @Nullable [] body) {
        AtomicReference<@Nullable String> reason = new AtomicReference<>();
        Fields fields = new Fields(JsonBody.optionalObject(body));
        fields.optional("reason", RULE, reason::set);
        fields.finish();
        return reason.get();
    }

    /**
     * The reason in a body that must have one.
     *
     * @throws ProblemException when there is none, or anything else
     */
    public static String required(byte @Nullable [] body) {
        List<String> reason = new ArrayList<>();
        Fields fields = new Fields(JsonBody.object(body));
        fields.mandatory("reason", RULE, reason::add);
        fields.finish();
        return reason.get(0);
    }
}
