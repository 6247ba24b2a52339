package dev.foyer.provisioning.me;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which role who joins is to have, as the API documents it. */
record GrantedRole(
        @Schema(
                enumeration = {"admin", "buyer", "viewer"},
                defaultValue = "buyer")
        @Nullable
        String role) {}
