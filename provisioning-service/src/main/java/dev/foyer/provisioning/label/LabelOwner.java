package dev.foyer.provisioning.label;

/** Who has labels and tags. */
public enum LabelOwner {
    CUSTOMER("customer"),
    COMPANY("company");

    private final String table;

    LabelOwner(String table) {
        this.table = table;
    }

    /** Its table. */
    public String table() {
        return table;
    }

    /** Its column in the table {@code label}. */
    public String column() {
        return table + "_id";
    }
}
