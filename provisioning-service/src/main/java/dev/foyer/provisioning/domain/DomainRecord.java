package dev.foyer.provisioning.domain;

/**
 * What is to stand in the DNS.
 *
 * @param name without a dot at its end
 * @param type {@code TXT}
 * @param value all of the record's text
 */
public record DomainRecord(String name, String type, String value) {}
