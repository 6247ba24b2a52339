package dev.foyer.provisioning.api;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Calls of the API that write. */
final class Calls {

    private Calls() {}

    /** A merge patch of what is there, whichever version it has. */
    static ValidatableResponse patch(String path, String body) {
        return patch(path, "*", body);
    }

    static ValidatableResponse patch(String path, String ifMatch, String body) {
        return given().contentType("application/merge-patch+json; charset=UTF-8")
                .header("If-Match", ifMatch)
                .body(body)
                .patch("/api/v1" + path)
                .then();
    }

    static ValidatableResponse post(String path, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1" + path)
                .then();
    }

    /** As one attempt of those with the same key. */
    static ValidatableResponse post(String path, String key, String body) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body)
                .post("/api/v1" + path)
                .then();
    }
}
