package dev.foyer.provisioning.me;

import com.fasterxml.jackson.databind.JsonNode;
import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.Given;
import dev.foyer.provisioning.field.JsonBody;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.Rule;
import dev.foyer.provisioning.order.Reference;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which orders a customer claims, as the API documents it. */
@Schema(name = "ClaimedOrders")
record ClaimedOrders(
        @Schema(required = true, minItems = 1, maxItems = 100)
        List<String> references) {

    private static final int MOST = 100;

    private static final Rule<Set<String>> REFERENCES = value -> {
        if (!value.isArray() || value.isEmpty() || value.size() > MOST) {
            throw new NotAllowedException("must be a list of 1 to " + MOST + " references");
        }
        Set<String> references = new LinkedHashSet<>();
        for (JsonNode reference : value) {
            references.add(Reference.RULE.read(reference));
        }
        return references;
    };

    /**
     * Reads the body of a request.
     *
     * @return in the order in which they were given, each once
     * @throws dev.foyer.provisioning.problem.ProblemException naming the field that is not allowed
     */
    static Set<String> read(byte @Nullable [] body) {
        Given<Set<String>> references = new Given<>(Set.of());
        Fields fields = Fields.ofNew(JsonBody.object(body));
        fields.mandatory("references", REFERENCES, references::set);
        fields.finish();
        return references.get();
    }
}
