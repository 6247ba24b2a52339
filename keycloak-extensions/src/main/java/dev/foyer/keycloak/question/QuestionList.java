package dev.foyer.keycloak.question;

import java.util.List;

/**
 * The questions of a realm.
 *
 * @param questions in the order of the realm's user profile
 */
public record QuestionList(List<QuestionDefinition> questions) {}
