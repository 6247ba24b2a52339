package dev.foyer.provisioning.label;

/**
 * A word that is in use.
 *
 * @param name as the first one spelt it, of those who have it
 * @param customers how many have it themselves
 * @param companies how many have it
 */
public record CountedLabel(String name, long customers, long companies) {}
