package dev.foyer.provisioning.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What a customer answered, as the API shows it.
 *
 * @param question its name; it may be asked no more
 * @param version of the question that was asked
 * @param values at least one
 * @param source {@code sign_up}: the customer's own words; {@code staff}: written here
 * @param answeredAt of a sign-up, when the account was made
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CustomerAnswer(String question, int version, List<String> values, String source, Instant answeredAt) {}
