package dev.foyer.provisioning.label;

import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request says about the labels of somebody: nothing, or all that there are to be. */
public final class LabelEdit {

    private static final String FIELD = "labels";

    private static final Rule<List<String>> NAMES = value -> {
        if (!value.isArray() || value.size() > Labels.MOST) {
            throw new NotAllowedException("must be a list of up to " + Labels.MOST + " texts");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            names.add(Labels.NAME.read(value.get(i)));
        }
        return names;
    };

    private @Nullable List<String> names;

    /** Reads the field {@code labels}; null takes all labels away. */
    public static LabelEdit read(Fields fields) {
        LabelEdit edit = new LabelEdit();
        fields.optional(FIELD, NAMES, names -> edit.names = names == null ? List.of() : names);
        fields.refuse("tags", "is changed by POST /tags/{tag}/assignments");
        return edit;
    }

    /** Writes what the request says, if it says anything, to somebody who is there. */
    public void writeTo(Labels labels, LabelOwner owner, String id) {
        if (names != null) {
            labels.set(owner, id, LabelKind.LABEL, names);
        }
    }

    /** Writes it to somebody new. */
    public void giveTo(Labels labels, LabelOwner owner, String id) {
        if (names != null) {
            labels.give(owner, id, LabelKind.LABEL, names);
        }
    }
}
