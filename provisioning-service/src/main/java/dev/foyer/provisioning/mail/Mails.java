package dev.foyer.provisioning.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.provisioning.database.Registry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Takes mails in, within the transaction of the change that causes them: both happen or neither does. */
@ApplicationScoped
public class Mails {

    private static final String ADD = "INSERT INTO mail (customer_id, template, parameters) VALUES (?, ?, ?::jsonb)";

    private static final String ADD_TO_ADDRESS =
            "INSERT INTO mail (email, language, template, parameters) VALUES (?, ?, ?, ?::jsonb)";

    private final Registry registry;
    private final ObjectMapper json;

    Mails(Registry registry, ObjectMapper json) {
        this.registry = registry;
        this.json = json;
    }

    /** Queues a mail. */
    public void queue(RegistryMail mail) {
        registry.write(ADD, List.of(mail.customerId(), mail.template(), text(mail.parameters())));
    }

    /** Queues a mail to an address. */
    public void queue(AddressMail mail) {
        registry.write(
                ADD_TO_ADDRESS, Arrays.asList(mail.email(), mail.language(), mail.template(), text(mail.parameters())));
    }

    private String text(Map<String, String> parameters) {
        try {
            return json.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts by name can be written as JSON", e);
        }
    }
}
