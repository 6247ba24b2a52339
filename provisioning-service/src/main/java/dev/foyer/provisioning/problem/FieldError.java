package dev.foyer.provisioning.problem;

/**
 * What is wrong with one field or parameter.
 *
 * @param field its name as the caller wrote it
 * @param message what was found and what is allowed
 */
public record FieldError(String field, String message) {}
