package dev.foyer.provisioning.imports;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What is handed in with a file, as the caller sent it. */
@Schema(name = "NewImport")
public final class ImportForm {

    @RestForm("file")
    @Schema(
            implementation = Object.class,
            format = "binary",
            description = "CSV: UTF-8, with commas, semicolons or tabs")
    @Nullable
    FileUpload file;

    @RestForm("kind")
    @Schema(enumeration = {"companies", "contacts"})
    @Nullable
    String kind;

    @RestForm("dryRun")
    @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.BOOLEAN, defaultValue = "false")
    @Nullable
    String dryRun;

    @RestForm("mode")
    @Schema(
            enumeration = {"row-by-row", "all-or-nothing"},
            defaultValue = "row-by-row")
    @Nullable
    String mode;

    @RestForm("mapping")
    @Schema(
            description =
                    "The field of each column, null for none, as a JSON object; or the name of a saved mapping; or shopify,"
                            + " woocommerce, magento or company-list")
    @Nullable
    String mapping;

    @RestForm("reason")
    @Schema(description = "Kept in the audit")
    @Nullable
    String reason;
}
