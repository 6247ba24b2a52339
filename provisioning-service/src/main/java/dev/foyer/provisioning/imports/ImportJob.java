package dev.foyer.provisioning.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An import, as the API shows it. Every row of the file is in the end one of created, updated, skipped or an error; of a dry run these are
 * what would be.
 *
 * @param rows of the file, without the header; 0 until it is read
 * @param rowsRead how many are read so far
 * @param rowsDone up to which row of the file it is written, or counted for a dry run
 * @param skipped rows that say nothing new
 * @param errors rows that are wrong, see {@code GET /imports/{id}/errors}
 * @param warnings what is allowed but seldom meant: {@code same_name} for new companies with the name of another one
 * @param columns which field each column of the file gives, null for none
 * @param unknownColumns columns that nobody knows, and that were left out
 * @param failure why it failed, in words
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Import")
public record ImportJob(
        String id,
        @Schema(enumeration = {"companies", "contacts"}) String kind,

        @Schema(enumeration = {"all-or-nothing", "row-by-row"})
        String mode,

        boolean dryRun,

        @Schema(enumeration = {"queued", "running", "completed", "failed", "cancelled"})
        String state,

        @Nullable String fileName,
        long rows,
        long rowsRead,
        long rowsDone,
        long created,
        long updated,
        long skipped,
        long errors,

        @JsonRawValue @Schema(implementation = Warning[].class)
        String warnings,

        List<Column> columns,
        List<String> unknownColumns,
        @Nullable String failure,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /**
     * A column of the file.
     *
     * @param field null for a column that gives none
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Schema(name = "ImportColumn")
    record Column(String column, @Nullable String field) {}

    /**
     * What somebody should look at.
     *
     * @param count how many rows it is about
     * @param rows the numbers of the first ten
     */
    @Schema(name = "ImportWarning")
    record Warning(String code, long count, List<Long> rows) {}
}
