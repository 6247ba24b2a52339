package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.csv.CsvException;
import dev.foyer.provisioning.csv.CsvTable;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.PlainText;
import dev.foyer.provisioning.problem.FieldError;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.write.GivenReason;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** Reads what is handed in with a file, and the file's first line, so that most mistakes are told at once. */
@ApplicationScoped
class FormReader {

    private static final List<String> MODES = List.of("row-by-row", "all-or-nothing");
    private static final PlainText FILE_NAME = new PlainText(255);

    private final Mappings mappings;

    FormReader(Mappings mappings) {
        this.mappings = mappings;
    }

    /**
     * What somebody wants imported.
     *
     * @throws ProblemException naming every part that is missing or not allowed
     */
    NewImport read(ImportForm form) {
        List<FieldError> errors = new ArrayList<>();
        ImportKind kind = form.kind == null ? null : ImportKind.find(form.kind).orElse(null);
        if (kind == null) {
            errors.add(new FieldError("kind", "must be companies or contacts"));
        }
        String mode = form.mode == null ? MODES.get(0) : form.mode;
        if (!MODES.contains(mode)) {
            errors.add(new FieldError("mode", "must be " + String.join(" or ", MODES)));
        }
        if (form.dryRun != null && !List.of("true", "false").contains(form.dryRun)) {
            errors.add(new FieldError("dryRun", "must be true or false"));
        }
        String reason = reason(form, errors);
        FileUpload file = form.file;
        if (file == null) {
            errors.add(new FieldError("file", "is missing"));
        }
        ColumnPlan plan = kind == null || file == null ? null : plan(kind, form, file, errors);
        if (kind == null || file == null || plan == null || !errors.isEmpty()) {
            throw new ProblemException(ProblemCode.INVALID_FIELDS, null, errors);
        }
        return new NewImport(kind, mode, "true".equals(form.dryRun), file.uploadedFile(), name(file), plan, reason);
    }

    private @Nullable ColumnPlan plan(ImportKind kind, ImportForm form, FileUpload file, List<FieldError> errors) {
        Mapping mapping;
        try {
            mapping = mappings.read(form.mapping, kind);
        } catch (NotAllowedException e) {
            errors.add(new FieldError("mapping", String.valueOf(e.getMessage())));
            return null;
        }
        try (CsvTable table = CsvTable.open(Files.newInputStream(file.uploadedFile()))) {
            return ColumnPlan.of(kind, table.header(), mapping);
        } catch (CsvException e) {
            errors.add(new FieldError("file", String.valueOf(e.getMessage())));
        } catch (NotAllowedException e) {
            boolean ofMapping = String.valueOf(e.getMessage()).startsWith("names");
            errors.add(new FieldError(ofMapping ? "mapping" : "file", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException("An uploaded file cannot be read", e);
        }
        return null;
    }

    private static @Nullable String reason(ImportForm form, List<FieldError> errors) {
        try {
            return form.reason == null || form.reason.isEmpty() ? null : GivenReason.RULE.read(form.reason);
        } catch (NotAllowedException e) {
            errors.add(new FieldError("reason", String.valueOf(e.getMessage())));
            return null;
        }
    }

    /** Only for people to know it again. */
    private static @Nullable String name(FileUpload file) {
        try {
            return file.fileName() == null ? null : FILE_NAME.read(file.fileName());
        } catch (NotAllowedException e) {
            return null;
        }
    }
}
