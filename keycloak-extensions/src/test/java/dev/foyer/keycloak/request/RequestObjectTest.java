package dev.foyer.keycloak.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A JSON object of a request")
class RequestObjectTest {

    @Test
    @DisplayName("is read field by field")
    void read() {
        RequestObject request = body("{\"text\":\"a\",\"number\":7,\"flag\":false,\"texts\":[\"b\",\"c\"]}");

        assertThat(request.text("text", 5)).isEqualTo("a");
        assertThat(request.number("number", 0, 10)).isEqualTo(7);
        assertThat(request.flag("flag")).contains(false);
        assertThat(request.texts("texts", 0, 2, 5)).containsExactly("b", "c");
    }

    @Test
    @DisplayName("knows absent and null apart only where it is asked to")
    void absentAndNull() {
        RequestObject request = body("{\"flag\":null}");

        assertThat(request.has("flag")).isFalse();
        assertThat(request.isNull("flag")).isTrue();
        assertThat(request.isNull("text")).isFalse();
        assertThat(request.flag("flag")).isEmpty();
        assertThat(request.flag("text")).isEmpty();
    }

    @Test
    @DisplayName("has a text that may be empty where it is asked to")
    void emptyText() {
        assertThat(body("{\"text\":\"a\"}").textOrEmpty("text", 5)).isEqualTo("a");
        assertThat(body("{\"text\":\"\"}").textOrEmpty("text", 5)).isEmpty();
        assertThat(body("{\"text\":null}").textOrEmpty("text", 5)).isEmpty();
        assertThat(body("{}").textOrEmpty("text", 5)).isEmpty();
        refusal("{\"text\":\" \"}", request -> request.textOrEmpty("text", 5)).hasMessageContaining("not blank");
        refusal("{\"text\":0}", request -> request.textOrEmpty("text", 5)).hasMessageContaining("text: found 0");
    }

    @Test
    @DisplayName("has no other fields than those allowed")
    void unknownFields() {
        assertThatThrownBy(() -> body("{\"colour\":1}"))
                .isInstanceOf(RefusedRequestException.class)
                .hasMessage("colour: there is no such field; allowed are text, number, flag, texts, objects.");
        assertThatThrownBy(() -> body("[]"))
                .hasMessage(
                        "The body: found an array of 0; allowed is an object with text, number, flag, texts, objects.");
        assertThatThrownBy(() -> RequestObject.body(null, "text"))
                .hasMessage("The body: found nothing; allowed is an object with text.");
    }

    @Test
    @DisplayName("names the field, what was found and what is allowed, without repeating texts")
    void wrongFields() {
        refusal("{\"text\":\"Rosa Meyer\"}", request -> request.text("text", 5))
                .hasMessage(
                        "text: found a text of 10 characters; allowed is a text of 1 to 5 characters that is not blank.");
        refusal("{\"text\":\" \"}", request -> request.text("text", 5)).hasMessageContaining("text of 1 characters");
        refusal("{\"text\":\"a\\u0000\"}", request -> request.text("text", 5)).hasMessageContaining("found a text");
        refusal("{\"text\":5}", request -> request.text("text", 5)).hasMessageContaining("text: found 5");
        refusal("{\"number\":7.5}", request -> request.number("number", 0, 10))
                .hasMessage("number: found 7.5; allowed is a whole number from 0 to 10.");
        refusal("{\"number\":99999999999999999999}", request -> request.number("number", 0, Long.MAX_VALUE))
                .hasMessageContaining("found 99999999999999999999");
        refusal("{\"flag\":\"yes\"}", request -> request.flag("flag"))
                .hasMessage("flag: found a text of 3 characters; allowed is true, false or null.");
        refusal("{\"texts\":[\"a\",null]}", request -> request.texts("texts", 0, 2, 5))
                .hasMessageContaining("texts[1]: found null");
        refusal("{\"objects\":[{},{\"b\":1}]}", request -> request.objects("objects", 2, List.of("a")))
                .hasMessage("objects[1].b: there is no such field; allowed are a.");
        refusal("{\"objects\":[]}", request -> request.objects("objects", 2, List.of("a")))
                .hasMessage("objects: found an array of 0; allowed is an array of 1 to 2 objects.");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refusal(
            String json, Consumer<RequestObject> reading) {
        RequestObject request = body(json);
        return assertThatThrownBy(() -> reading.accept(request)).isInstanceOf(RefusedRequestException.class);
    }

    private static RequestObject body(String json) {
        try {
            return RequestObject.body(new ObjectMapper().readTree(json), "text", "number", "flag", "texts", "objects");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
