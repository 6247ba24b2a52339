package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

/** Who is refused by whatever the OpenAPI document has, also by what is added to it one day. {@link RefusalTest} has the roles. */
@QuarkusTest
@WithTestResource(ServiceResource.class)
class EveryOperationTest {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Test
    void refusesWhoHasNoToken() {
        assertThat(operationsThatAnswer(status -> status != 401)).isEmpty();
    }

    @Test
    @TestSecurity(user = "nobody")
    void refusesWhoHasNoRole() {
        assertThat(operationsThatAnswer(status -> status != 403)).isEmpty();
    }

    @Test
    @TestSecurity(
            user = "checkout",
            roles = {"checkout", "default-roles-customers", "offline_access"})
    void refusesTheCheckoutOfAShopAllButGuestsAndOrders() {
        assertThat(operationsThatAnswer(status -> status != 403))
                .containsExactly("GET /orders/{reference}", "POST /guests", "PUT /orders/{reference}");
    }

    @Test
    @TestSecurity(user = "guest", roles = "customer")
    void refusesCustomersAllThatIsNotTheirOwn() {
        assertThat(operationsThatAnswer(status -> status != 403))
                .isNotEmpty()
                .allMatch(operation -> operation.contains(" /me"));
    }

    private static Set<String> operationsThatAnswer(IntPredicate status) {
        Map<String, Map<String, Object>> paths = given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        assertThat(paths).hasSizeGreaterThan(40);
        Set<String> answered = new TreeSet<>();
        paths.forEach(
                (path, item) -> item.keySet().stream().filter(METHODS::contains).forEach(method -> {
                    if (status.test(call(method, path.replaceAll("\\{[^}]+}", "x"), takesFile(item.get(method))))) {
                        answered.add((method.toUpperCase(Locale.ROOT) + " " + path).replace("/api/v1", ""));
                    }
                }));
        return answered;
    }

    private static boolean takesFile(Object operation) {
        return String.valueOf(((Map<?, ?>) operation).get("requestBody")).contains("multipart/form-data");
    }

    private static int call(String method, String path, boolean file) {
        if (file) {
            return given().multiPart("file", "x").request(method, path).statusCode();
        }
        return List.of("get", "delete").contains(method)
                ? given().request(method, path).statusCode()
                : given().contentType(
                                method.equals("patch") ? "application/merge-patch+json" : ContentType.JSON.toString())
                        .body("{}")
                        .request(method, path)
                        .statusCode();
    }
}
