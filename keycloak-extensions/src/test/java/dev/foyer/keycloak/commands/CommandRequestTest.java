package dev.foyer.keycloak.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.foyer.keycloak.commands.IdentityCommand.Act;
import dev.foyer.keycloak.commands.IdentityCommand.State;
import dev.foyer.keycloak.request.RefusedRequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A list of identity commands")
class CommandRequestTest {

    private static final String ACTION = "3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a10";

    @Test
    @DisplayName("holds states and actions in their order")
    void statesAndActions() {
        List<IdentityCommand> commands = parse("""
                {"commands":[
                  {"userId":"u1","state":{"version":12,
                    "attributes":{"customer_number":[],"companies":["{}","{\\"id\\":1}"]},
                    "profile":{"firstName":"Alma","lastName":null,"language":"de"},"enabled":true}},
                  {"userId":"u2","state":null,"action":{"id":"%s","name":"end-sessions"}},
                  {"userId":"u3","state":{"version":0,"attributes":null,"enabled":null}}]}
                """.formatted(ACTION));

        assertThat(commands)
                .containsExactly(
                        new State(
                                "u1",
                                12,
                                Map.of("customer_number", List.of(), "companies", List.of("{}", "{\"id\":1}")),
                                Map.of(
                                        ProfileField.FIRST_NAME, Optional.of("Alma"),
                                        ProfileField.LAST_NAME, Optional.empty(),
                                        ProfileField.LANGUAGE, Optional.of("de")),
                                Optional.of(true)),
                        new Act("u2", UUID.fromString(ACTION), Action.END_SESSIONS, Optional.empty(), Optional.empty()),
                        new State("u3", 0, Map.of(), Map.of(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'state':{'version':1}} | commands[0].userId: found nothing",
                "{'userId':'u'} | commands[0]: found none",
                "{'userId':'u','state':{'version':1},'action':{'id':'x','name':'y'}} | commands[0]: found state and action",
                "{'userId':'u','state':{}} | commands[0].state.version: found nothing",
                "{'userId':'u','state':{'version':-1}} | commands[0].state.version: found -1",
                "{'userId':'u','state':{'version':1,'attributes':{'email':['a']}}} | commands[0].state.attributes.email: there is no such field; allowed are companies, customer_id, customer_number, customer_status, mfa_policy, mfa_required_from.",
                "{'userId':'u','state':{'version':1,'attributes':{'customer_id':['a','b']}}} | commands[0].state.attributes.customer_id: found an array of 2; allowed is an array of 0 to 1 texts.",
                "{'userId':'u','state':{'version':1,'attributes':{'customer_id':null}}} | commands[0].state.attributes.customer_id: found null",
                "{'userId':'u','state':{'version':1,'profile':{'email':'a'}}} | commands[0].state.profile.email: there is no such field; allowed are firstName, lastName, language.",
                "{'userId':'u','state':{'version':1,'profile':{'firstName':''}}} | commands[0].state.profile.firstName: found a text of 0 characters",
                "{'userId':'u','action':{'id':'1-2-3-4-5','name':'end-sessions'}} | commands[0].action.id: found a text",
                "{'userId':'u','action':{'id':'3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a10','name':'dance'}} | commands[0].action: there is no such action; allowed is end-sessions, expire, remove, erase, set-phone, remove-factor, withdraw, void-link.",
                "{'userId':'u','link':{'id':'3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a10','kind':'gift','lifeSeconds':300}} | commands[0].link: there is no such kind; allowed is invitation, login, password.",
                "{'userId':'u','link':{'id':'3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a10','kind':'login','lifeSeconds':299}} | commands[0].link.lifeSeconds: found 299",
                "{'userId':'u','link':{'id':'3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a10','kind':'invitation','lifeSeconds':300,'create':{'customerId':'3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a10','email':'a@x.example','accountType':'guest'}}} | commands[0].link.create: accountType is none",
                "{'userId':'u','link':{'id':'3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a10','kind':'invitation','lifeSeconds':300,'create':{'customerId':'3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a10','email':'a','accountType':'personal'}}} | commands[0].link.create: email is no email address",
                "{'userId':'u','link':{'id':'3f0c1f6e-61a1-4f0e-8a43-0d3a3f6b7a10','kind':'invitation','lifeSeconds':300,'create':{'customerId':'me','email':'a@x.example','accountType':'personal'}}} | commands[0].link.create.customerId: found a text"
            })
    @DisplayName("is refused as a whole for one field, which is named")
    void refused(String command, String message) {
        assertThatThrownBy(() -> parse("{\"commands\":[" + command.replace('\'', '"') + "]}"))
                .isInstanceOf(RefusedRequestException.class)
                .hasMessageStartingWith(message);
    }

    private static List<IdentityCommand> parse(String json) {
        try {
            return CommandRequest.parse(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
