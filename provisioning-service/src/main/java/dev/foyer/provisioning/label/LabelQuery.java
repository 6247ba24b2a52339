package dev.foyer.provisioning.label;

import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.Rule;
import dev.foyer.provisioning.paging.Listing;
import dev.foyer.provisioning.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a list that ask for labels and tags, as the caller sent them. Each may be there several times. A customer has the
 * words of the companies that they belong to as well.
 */
public final class LabelQuery {

    private static final int MOST = 20;

    private static final Rule<List<String>> WORDS = value -> {
        if (value.isTextual()) {
            return List.of(value.asText());
        }
        if (!value.isArray() || value.size() > MOST) {
            throw new NotAllowedException("must be a text, or a list of up to " + MOST + " texts");
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).isTextual()) {
                throw new NotAllowedException("must be a list of texts");
            }
            words.add(value.get(i).asText());
        }
        return words;
    };

    @Parameter(description = "With this label, whatever the case; with all of them where it is given several times")
    @QueryParam("label")
    @Nullable
    List<String> label;

    @Parameter(description = "With at least one of these labels")
    @QueryParam("anyLabel")
    @Nullable
    List<String> anyLabel;

    @Parameter(description = "With none of these labels")
    @QueryParam("noLabel")
    @Nullable
    List<String> noLabel;

    @Parameter(description = "With this tag, whatever the case; with all of them where it is given several times")
    @QueryParam("tag")
    @Nullable
    List<String> tag;

    @Parameter(description = "With at least one of these tags")
    @QueryParam("anyTag")
    @Nullable
    List<String> anyTag;

    @Parameter(description = "With none of these tags")
    @QueryParam("noTag")
    @Nullable
    List<String> noTag;

    /** Reads the fields of a filter, which bear the names of the parameters. */
    public static LabelQuery read(Fields filter) {
        LabelQuery query = new LabelQuery();
        read(filter, "label", words -> query.label = words);
        read(filter, "anyLabel", words -> query.anyLabel = words);
        read(filter, "noLabel", words -> query.noLabel = words);
        read(filter, "tag", words -> query.tag = words);
        read(filter, "anyTag", words -> query.anyTag = words);
        read(filter, "noTag", words -> query.noTag = words);
        return query;
    }

    /**
     * The list, narrowed to those who have the words. Empty parameters ask nothing.
     *
     * @throws ProblemException naming the parameter when it is there too often
     */
    public Listing narrow(Listing list, LabelOwner owner) {
        Listing narrowed = list;
        for (LabelKind kind : LabelKind.values()) {
            boolean labels = kind == LabelKind.LABEL;
            for (String word : words(labels ? "label" : "tag", labels ? label : tag)) {
                narrowed = narrowed.pick(Labels.withAny(owner, kind, List.of(word), list.alias()));
            }
            List<String> any = words(labels ? "anyLabel" : "anyTag", labels ? anyLabel : anyTag);
            if (!any.isEmpty()) {
                narrowed = narrowed.pick(Labels.withAny(owner, kind, any, list.alias()));
            }
            List<String> none = words(labels ? "noLabel" : "noTag", labels ? noLabel : noTag);
            if (!none.isEmpty()) {
                narrowed = narrowed.narrow(Labels.withNone(owner, kind, none, list.alias()));
            }
        }
        return narrowed;
    }

    private static void read(Fields filter, String name, Consumer<List<String>> target) {
        filter.kept(name, WORDS, target);
    }

    private static List<String> words(String name, @Nullable List<String> given) {
        List<String> words = given == null
                ? List.of()
                : given.stream().filter(word -> !word.isEmpty()).toList();
        if (words.size() > MOST) {
            throw ProblemException.parameter(name, "must be there at most " + MOST + " times");
        }
        return words;
    }
}
