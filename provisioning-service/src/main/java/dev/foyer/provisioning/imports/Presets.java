package dev.foyer.provisioning.imports;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mappings for the files that other systems export: Shopify's customers, WooCommerce's customers (its analytics, and its export of users),
 * Magento's customers (the grid's export, and that of its data transfer), and a plain list of companies in English or German.
 */
final class Presets {

    private static final Map<String, Map<ImportKind, Map<String, List<String>>>> PRESETS = Map.of(
            "shopify",
            Map.of(
                    ImportKind.CONTACTS,
                    Map.of(
                            "externalId", List.of("Customer ID"),
                            "email", List.of("Email"),
                            "firstName", List.of("First Name"),
                            "lastName", List.of("Last Name"),
                            "company", List.of("Default Address Company", "Company"),
                            "phone", List.of("Phone", "Default Address Phone"),
                            "tags", List.of("Tags")),
                    ImportKind.COMPANIES,
                    Map.of(
                            "externalId", List.of("Customer ID"),
                            "name", List.of("Default Address Company", "Company"),
                            "email", List.of("Email"),
                            "phone", List.of("Phone", "Default Address Phone"),
                            "tags", List.of("Tags"))),
            "woocommerce",
            Map.of(
                    ImportKind.CONTACTS,
                    Map.of(
                            "externalId", List.of("customer_id", "user_id"),
                            "email", List.of("Email", "user_email", "billing_email"),
                            "firstName", List.of("first_name", "billing_first_name"),
                            "lastName", List.of("last_name", "billing_last_name"),
                            "fullName", List.of("Name"),
                            "company", List.of("billing_company"),
                            "phone", List.of("billing_phone")),
                    ImportKind.COMPANIES,
                    Map.of(
                            "externalId", List.of("customer_id", "user_id"),
                            "name", List.of("billing_company"),
                            "email", List.of("Email", "user_email", "billing_email"),
                            "phone", List.of("billing_phone"))),
            "magento",
            Map.of(
                    ImportKind.CONTACTS,
                    Map.of(
                            "externalId", List.of("ID"),
                            "email", List.of("Email"),
                            "firstName", List.of("firstname"),
                            "lastName", List.of("lastname"),
                            "fullName", List.of("Name"),
                            "company", List.of("Company", "_address_company"),
                            "phone", List.of("Phone", "_address_telephone"),
                            "labels", List.of("Group")),
                    ImportKind.COMPANIES,
                    Map.of(
                            "externalId", List.of("ID"),
                            "name", List.of("Company", "_address_company"),
                            "email", List.of("Email"),
                            "phone", List.of("Phone", "_address_telephone"),
                            "vatId", List.of("VAT Number", "Tax VAT Number", "taxvat"),
                            "labels", List.of("Group"))),
            "company-list",
            Map.of(
                    ImportKind.COMPANIES,
                    Map.of(
                            "externalId", List.of("External ID", "ID"),
                            "customerNumber",
                                    List.of("Customer number", "Customer no", "Kundennummer", "Kunden-Nr", "Number"),
                            "name", List.of("Company name", "Company", "Firma", "Firmenname", "Name"),
                            "email", List.of("Email", "E-mail address", "Mail"),
                            "phone", List.of("Phone", "Telephone", "Telefon", "Tel"),
                            "industry", List.of("Industry", "Branche"),
                            "language", List.of("Language", "Sprache"),
                            "vatId", List.of("VAT ID", "VAT number", "USt-IdNr", "UID"),
                            "tags", List.of("Tags", "Groups", "Gruppe"))));

    private Presets() {}

    /** Their names. */
    static List<String> names() {
        return PRESETS.keySet().stream().sorted().toList();
    }

    /** Whether there is one of this name, for whatever kind. */
    static boolean has(String name) {
        return PRESETS.containsKey(name);
    }

    /** The mapping of that name for that kind. */
    static Optional<Mapping> find(String name, ImportKind kind) {
        return Optional.ofNullable(PRESETS.getOrDefault(name, Map.of()).get(kind))
                .map(columns -> new Mapping(columns, List.of(), true, false));
    }
}
