package dev.foyer.provisioning.domain;

/** A company that a customer may ask to join. */
public record SuggestedCompany(String id, String name) {}
