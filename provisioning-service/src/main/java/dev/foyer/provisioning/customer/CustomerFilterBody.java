package dev.foyer.provisioning.customer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Customers, by what the parameters of their list are; an empty one finds everybody. As the API documents it. */
@Schema(name = "CustomerFilter")
public record CustomerFilterBody(
        @Nullable String q,
        @Nullable String email,
        @Nullable String accountType,
        @Nullable Boolean guests,
        @Nullable String lifecycle,
        @Nullable Boolean active,
        @Nullable String company,
        @Nullable List<String> label,
        @Nullable List<String> anyLabel,
        @Nullable List<String> noLabel,
        @Nullable List<String> tag,
        @Nullable List<String> anyTag,
        @Nullable List<String> noTag,
        @Nullable Boolean seenFirstSignIn) {}
