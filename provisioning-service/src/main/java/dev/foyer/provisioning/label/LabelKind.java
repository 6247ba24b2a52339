package dev.foyer.provisioning.label;

/** What a word is for. */
public enum LabelKind {
    /** Groups customers and companies, for invitations and catalogs. */
    LABEL("label"),
    /** Makes lists. */
    TAG("tag");

    private final String column;

    LabelKind(String column) {
        this.column = column;
    }

    /** As the column {@code kind} has it. */
    public String column() {
        return column;
    }
}
