package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceResource.class)
class OpenApiTest {

    private static final Path KEPT = Path.of("openapi.yaml");

    @Test
    void theDocumentInTheRepositoryIsTheOneThatIsServed() throws IOException {
        String served = given().queryParam("format", "yaml").get("/q/openapi").asString();
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(KEPT, served);
        }

        assertThat(served)
                .as("openapi.yaml is out of date: run this test once with -Dopenapi.write=true")
                .isEqualTo(Files.readString(KEPT));
    }
}
