package dev.foyer.provisioning.address;

/** What an address is the default for. */
enum AddressUse {
    SHIP_TO("ship_to", "shipTo"),
    BILL_TO("bill_to", "billTo");

    private final String column;
    private final String field;

    AddressUse(String column, String field) {
        this.column = column;
        this.field = field;
    }

    /** In the table of addresses: whether one is the default. */
    String column() {
        return column;
    }

    /** Of a company: the default itself. */
    String field() {
        return field;
    }
}
