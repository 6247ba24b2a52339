package dev.foyer.devstack.storefront;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.foyer.devstack.web.Html;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the tokens say: the customer claims side by side, then each token as JSON. */
final class ClaimTable {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final ObjectMapper COMPACT = new ObjectMapper();
    private static final List<String> CLAIMS = List.of(
            "sub",
            "email",
            "email_verified",
            "guest_email",
            "name",
            "account_type",
            "customer_id",
            "customer_number",
            "customer_status",
            "company",
            "companies");

    private ClaimTable() {}

    static String sections(SignedIn customer) {
        StringBuilder rows = new StringBuilder();
        for (String claim : CLAIMS) {
            rows.append("<tr data-claim=\"%s\"><th scope=\"row\"><code>%s</code></th><td>%s</td><td>%s</td></tr>"
                    .formatted(claim, claim, cell(customer.idClaims(), claim), cell(customer.accessClaims(), claim)));
        }
        return "<section id=\"claims\"><h2>What your tokens say</h2><div class=\"scroll\"><table><thead><tr>"
                + "<th scope=\"col\">Claim</th><th scope=\"col\">ID token</th><th scope=\"col\">Access token</th>"
                + "</tr></thead><tbody>" + rows + "</tbody></table></div></section>"
                + raw("id-token", "ID token", customer.idClaims())
                + raw("access-token", "Access token", customer.accessClaims());
    }

    private static String cell(Map<String, Object> claims, String claim) {
        Object value = claims.get(claim);
        if (value == null) {
            return "<span class=\"soft\">none</span>";
        }
        return Html.escape(value instanceof String text ? text : json(COMPACT, value));
    }

    private static String raw(String id, String title, Map<String, Object> claims) {
        return "<section><h2>%s</h2><pre id=\"%s\">%s</pre></section>"
                .formatted(title, id, Html.escape(json(JSON, new TreeMap<>(claims))));
    }

    private static String json(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
