package dev.foyer.provisioning.assignment;

import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.label.LabelOwner;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for who tags or labels many.
 *
 * @param owner whether customers or companies are meant
 * @param meant a condition on the owner's table under {@link #alias}
 * @param remove whether the word is taken away rather than given
 * @param reason null for none
 */
record Assignment(
        LabelOwner owner,
        Condition meant,
        boolean remove,
        @Nullable String reason) {

    /** As the conditions of lists name the owner's table. */
    String alias() {
        return owner == LabelOwner.CUSTOMER ? "c" : "k";
    }
}
