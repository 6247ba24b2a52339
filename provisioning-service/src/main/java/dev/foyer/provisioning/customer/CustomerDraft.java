package dev.foyer.provisioning.customer;

import dev.foyer.provisioning.field.Fields;
import dev.foyer.provisioning.label.LabelEdit;
import java.util.UUID;

/** A customer who is about to be added: who it is, where they belong, and what they are sent. */
public final class CustomerDraft {

    private final CustomerEntity customer = new CustomerEntity(UUID.randomUUID().toString());
    private final Placement placement = new Placement();
    private final Welcome welcome = new Welcome();
    private LabelEdit labelled = new LabelEdit();

    private CustomerDraft() {}

    /** A customer of whatever kind. */
    static CustomerDraft customer(Fields fields) {
        CustomerDraft draft = new CustomerDraft();
        CustomerFields.customer(fields, draft.customer, draft.placement, draft.welcome);
        draft.labelled = LabelEdit.read(fields);
        return draft;
    }

    /** A contact of this company; mistakes are errors of the fields. */
    public static CustomerDraft contact(Fields fields, String company) {
        CustomerDraft draft = new CustomerDraft();
        draft.placement.setCompany(company);
        CustomerFields.contact(fields, draft.customer, draft.placement, draft.welcome);
        draft.labelled = LabelEdit.read(fields);
        return draft;
    }

    /** A guest, who gets no mail and no label. */
    static CustomerDraft guest(Fields fields) {
        CustomerDraft draft = new CustomerDraft();
        CustomerFields.guest(fields, draft.customer);
        return draft;
    }

    CustomerEntity customer() {
        return customer;
    }

    Placement placement() {
        return placement;
    }

    Welcome welcome() {
        return welcome;
    }

    LabelEdit labelled() {
        return labelled;
    }
}
