package dev.foyer.keycloak.feed;

import java.util.List;

/**
 * What somebody answered at sign-up.
 *
 * @param question its name
 * @param version of the question that was asked; where nobody noted it, of the question as it is now
 * @param values at least one, sorted as text
 */
public record CustomerAnswer(String question, int version, List<String> values) {}
