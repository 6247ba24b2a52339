package dev.foyer.keycloak.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.keycloak.request.RefusedRequestException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A mail that the registry asks for")
class MailRequestTest {

    private static final String ID = "3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a10";

    @Test
    @DisplayName("names recipient, language, template and what to fill in")
    void parsed() {
        assertThat(parse("""
                {"id":"%s","to":"rosa@buyer.example","language":"de","template":"company-approved",
                 "parameters":{"company":"Spruce Ltd"}}""".formatted(ID)))
                .isEqualTo(new MailRequest(
                        UUID.fromString(ID),
                        "rosa@buyer.example",
                        Optional.of("de"),
                        MailTemplate.COMPANY_APPROVED,
                        Map.of("company", "Spruce Ltd")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'reason':'Not in our country'", "'reason':''", "'reason':null", ""})
    @DisplayName("gives a reason where there is one")
    void reason(String reason) {
        String company = reason.isEmpty() ? "'company':'c'" : "'company':'c'," + reason;

        assertThat(parse("{'id':'ID','to':'a@b.example','template':'join-rejected','parameters':{PARAMETERS}}"
                                .replace("PARAMETERS", company)
                                .replace('\'', '"')
                                .replace("ID", ID))
                        .parameters())
                .isEqualTo(Map.of("company", "c", "reason", reason.contains("Not") ? "Not in our country" : ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'to':'a@b.example'} | id: found nothing",
                "{'id':'1-2-3-4-5','to':'a@b.example'} | id: found a text of 9 characters; allowed is a UUID",
                "{'id':'ID','to':'nobody','template':'company-approved'} | The body: to is no email address.",
                "{'id':'ID','to':'a@b.example','template':'news'} | The body: there is no such template; allowed are company-requested, company-approved,",
                "{'id':'ID','to':'a@b.example','template':'company-approved'} | parameters: found nothing",
                "{'id':'ID','to':'a@b.example','template':'company-approved','parameters':{}} | parameters.company: found nothing",
                "{'id':'ID','to':'a@b.example','template':'company-approved','parameters':{'company':'c','link':'l'}} | parameters.link: there is no such field",
                "{'id':'ID','to':'a@b.example','template':'role-changed','parameters':{'company':'c','role':''}} | parameters.role: found a text of 0",
                "{'id':'ID','to':'a@b.example','template':'orders-claimed','parameters':{'orders':'W-1','email':'g@b.example'}} | parameters.email: there is no such field",
                "{'id':'ID','to':'a@b.example','template':'order-linked','parameters':{'orders':'W-1'}} | parameters.orders: there is no such field",
                "{'id':'ID','to':'a@b.example','from':'x'} | from: there is no such field"
            })
    @DisplayName("is refused for one field, which is named")
    void refused(String body, String message) {
        assertThatThrownBy(() -> parse(body.replace('\'', '"').replace("ID", ID)))
                .isInstanceOf(RefusedRequestException.class)
                .hasMessageStartingWith(message);
    }

    private static MailRequest parse(String json) {
        try {
            return MailRequest.of(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
