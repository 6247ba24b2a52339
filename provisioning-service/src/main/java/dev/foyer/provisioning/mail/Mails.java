package dev.foyer.provisioning.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.provisioning.database.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes mails in, within the transaction of the change that causes them: both happen or neither does. */
@ApplicationScoped
public class Mails {

    private static final String ADD = "INSERT INTO mail (customer_id, template, parameters) VALUES (?, ?, ?::jsonb)";

    private final Registry registry;
    private final ObjectMapper json;

    Mails(Registry registry, ObjectMapper json) {
        this.registry = registry;
        this.json = json;
    }

    /** Queues a mail. */
    public void queue(RegistryMail mail) {
        try {
            registry.write(
                    ADD, List.of(mail.customerId(), mail.template(), json.writeValueAsString(mail.parameters())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts by name can be written as JSON", e);
        }
    }
}
