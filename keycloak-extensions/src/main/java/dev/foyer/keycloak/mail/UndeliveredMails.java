package dev.foyer.keycloak.mail;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of mails, newest first.
 *
 * @param next where the next page goes on; null on the last one
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record UndeliveredMails(
        List<UndeliveredMail> mails, @Nullable Long next) {}
