package dev.foyer.keycloak.commands;

import java.util.List;

/**
 * Answer to a list of commands.
 *
 * @param results one for each command, in the same order
 */
public record CommandResults(List<CommandResult> results) {}
