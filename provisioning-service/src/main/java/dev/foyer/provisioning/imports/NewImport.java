package dev.foyer.provisioning.imports;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An import that somebody may start: its first line has been read.
 *
 * @param file is gone when the request ends
 * @param reason null for none
 */
record NewImport(
        ImportKind kind,
        String mode,
        boolean dryRun,
        Path file,
        @Nullable String fileName,
        ColumnPlan plan,
        @Nullable String reason) {}
