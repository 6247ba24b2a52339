package dev.foyer.provisioning.address;

/**
 * Whose addresses are meant.
 *
 * @param id of one who is in the caller's scope, the id of today
 * @param path where the API has these addresses for the caller, from the server's root
 */
public record AddressOwner(Kind kind, String id, String path) {

    /** Owners have a table of their own and a column in that of the addresses. */
    public enum Kind {
        CUSTOMER("customer"),
        COMPANY("company");

        private final String table;

        Kind(String table) {
            this.table = table;
        }
    }

    /** The addresses of a customer's own, for staff. */
    public static AddressOwner customer(String id) {
        return new AddressOwner(Kind.CUSTOMER, id, "/api/v1/customers/" + id + "/addresses");
    }

    /** The addresses that a company's contacts share, for staff. */
    public static AddressOwner company(String id) {
        return new AddressOwner(Kind.COMPANY, id, "/api/v1/companies/" + id + "/addresses");
    }

    /** The addresses of the caller's own. */
    public static AddressOwner caller(String customerId) {
        return new AddressOwner(Kind.CUSTOMER, customerId, "/api/v1/me/addresses");
    }

    /** The addresses of a company that the caller belongs to. */
    public static AddressOwner companyOfCaller(String id) {
        return new AddressOwner(Kind.COMPANY, id, "/api/v1/me/companies/" + id + "/addresses");
    }

    String table() {
        return kind.table;
    }

    String column() {
        return kind.table + "_id";
    }

    /** Where the API has the address with this id, from the server's root. */
    String location(String addressId) {
        return path + "/" + addressId;
    }
}
