package dev.foyer.devstack.storefront;

/** A company that the customer may know of. */
record NamedCompany(String id, String name) {}
