package dev.foyer.provisioning.order;

import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.problem.ProblemException;

/** How the shop names an order: one line of up to 200 characters, without blanks around it. */
public final class Reference {

    /** What a field may be that has a reference. */
    public static final PlainText RULE = new PlainText(200);

    private Reference() {}

    /**
     * The reference in an address.
     *
     * @throws ProblemException when it cannot be one
     */
    static String of(String path) {
        try {
            String reference = RULE.read(path);
            if (reference.equals(path)) {
                return reference;
            }
            throw ProblemException.parameter("reference", "must have no blanks around it");
        } catch (NotAllowedException e) {
            throw ProblemException.parameter("reference", String.valueOf(e.getMessage()));
        }
    }
}
