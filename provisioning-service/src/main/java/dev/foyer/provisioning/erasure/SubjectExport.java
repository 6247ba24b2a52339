package dev.foyer.provisioning.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.foyer.provisioning.customer.Customer;
import dev.foyer.provisioning.customer.Customers;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.keycloak.CustomerRealm;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the registry and Keycloak know of one person, as the person may ask for it (GDPR, article 15). Who gave it out is audited. */
@ApplicationScoped
class SubjectExport {

    // Who of the staff did something is not the customer's to know; that it was staff is.
    private static final String MORE = """
            SELECT jsonb_build_object(
              'formerIds', (SELECT coalesce(jsonb_agg(a.old_id ORDER BY a.old_id), '[]') FROM customer_alias a WHERE a.customer_id = c.id),
              'guestEmail', c.guest_email,
              'businessName', c.business_name,
              'consents', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                    'kind', s.kind, 'givenAt', s.given_at, 'confirmedAt', s.confirmed_at, 'source', s.source, 'application', s.application,
                    'wording', s.wording, 'language', s.language, 'withdrawnAt', s.withdrawn_at) ORDER BY s.given_at), '[]')
                  FROM consent s WHERE s.customer_id = c.id),
              'requests', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                    'type', r.type, 'status', r.status, 'companyId', r.company_id, 'companyName', r.company_name,
                    'createdAt', r.created_at, 'decidedAt', r.decided_at, 'reason', r.reason) ORDER BY r.created_at), '[]')
                  FROM request r WHERE r.customer_id = c.id),
              'orders', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                    'reference', o.reference, 'state', o.state, 'shop', o.shop, 'placedAt', o.placed_at, 'completedAt', o.completed_at,
                    'deliveredAt', o.delivered_at, 'cancelledAt', o.cancelled_at, 'disputedAt', o.disputed_at,
                    'returnedAt', o.returned_at) ORDER BY o.placed_at), '[]')
                  FROM customer_order o WHERE o.customer_id = c.id),
              'links', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                    'kind', l.kind, 'status', l.status, 'createdAt', l.created_at, 'sentAt', l.sent_at, 'expiresAt', l.expires_at)
                    ORDER BY l.created_at), '[]')
                  FROM login_link l WHERE l.customer_id = c.id),
              'waitingMails', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                    'template', m.template, 'parameters', m.parameters, 'createdAt', m.created_at) ORDER BY m.created_at), '[]')
                  FROM mail m WHERE m.customer_id = c.id),
              'legalHold', (SELECT jsonb_build_object('reason', h.reason, 'createdAt', h.created_at)
                  FROM legal_hold h WHERE h.customer_id = c.id),
              'history', (SELECT coalesce(jsonb_agg(jsonb_build_object(
                    'at', t.at, 'by', split_part(t.actor, ':', 1), 'reason', t.reason, 'action', t.action, 'entity', t.entity,
                    'before', t.before, 'after', t.after) ORDER BY t.id), '[]')
                  FROM audit t
                  WHERE t.entity_id = c.id
                     OR t.entity_id IN (SELECT a.old_id FROM customer_alias a WHERE a.customer_id = c.id)))::text AS more
            FROM customer c WHERE c.id = ?
            """;

    private static final String AUDIT =
            "INSERT INTO audit (action, entity, entity_id) VALUES ('export', 'customer', ?)";

    private final Customers customers;
    private final Registry registry;
    private final CustomerRealm realm;
    private final WriteTransaction transaction;
    private final ObjectMapper json;
    private final Clock clock;

    SubjectExport(
            Customers customers,
            Registry registry,
            CustomerRealm realm,
            WriteTransaction transaction,
            ObjectMapper json,
            Clock clock) {
        this.customers = customers;
        this.registry = registry;
        this.realm = realm;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** Everything, or nothing while Keycloak does not answer. */
    ObjectNode of(String id) {
        String userId = customers.get(id).userId();
        JsonNode user = userId == null ? null : user(userId);
        return transaction.run(null, () -> {
            Customer customer = customers.get(id);
            ObjectNode export = json.createObjectNode();
            export.put("exportedAt", clock.instant().toString());
            export.set("customer", json.valueToTree(customer));
            registry.first(MORE, List.of(customer.id()), row -> row.getString("more"))
                    .map(this::parse)
                    .ifPresent(export::setAll);
            export.set("keycloak", user == null ? json.nullNode() : user);
            registry.write(AUDIT, List.of(customer.id()));
            return export;
        });
    }

    /** Null for a user who is gone, of which the registry will hear. */
    private @Nullable JsonNode user(String userId) {
        return realm.users(List.of(userId)).users().stream().findFirst().orElse(null);
    }

    private ObjectNode parse(String object) {
        try {
            return (ObjectNode) json.readTree(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database makes JSON", e);
        }
    }
}
