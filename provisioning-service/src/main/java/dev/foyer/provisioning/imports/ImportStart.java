package dev.foyer.provisioning.imports;

import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.idempotency.Attempt;
import dev.foyer.provisioning.idempotency.IdempotencyKeys;
import dev.foyer.provisioning.write.Answer;
import dev.foyer.provisioning.write.Answers;
import dev.foyer.provisioning.write.AuditNotes;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts imports, once for each key: writes down what is wanted and the file, a piece at a time. */
@ApplicationScoped
class ImportStart {

    static final String ADDRESS = "/api/v1/imports/";

    private static final String START = """
            INSERT INTO import_job (kind, mode, dry_run, file_name, header, fields, unknown_columns)
            VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id
            """;

    private static final String PROGRESS = "INSERT INTO import_progress (job_id) VALUES (?)";

    private static final String PART = "INSERT INTO import_part (job_id, number, bytes) VALUES (?, ?, ?)";

    private final FormReader reader;
    private final IdempotencyKeys keys;
    private final Registry registry;
    private final ImportJobs jobs;
    private final AuditNotes audit;
    private final Answers answers;

    ImportStart(
            FormReader reader,
            IdempotencyKeys keys,
            Registry registry,
            ImportJobs jobs,
            AuditNotes audit,
            Answers answers) {
        this.reader = reader;
        this.keys = keys;
        this.registry = registry;
        this.jobs = jobs;
        this.audit = audit;
        this.answers = answers;
    }

    /**
     * Starts it; the answer says where to follow it.
     *
     * @param key of the request, null for none
     * @throws dev.foyer.provisioning.problem.ProblemException naming every part that is missing or not allowed
     */
    Answer start(@Nullable String key, ImportForm form) {
        NewImport wanted = reader.read(form);
        String request = String.join(
                "\n",
                "POST",
                wanted.kind().code(),
                wanted.mode(),
                Boolean.toString(wanted.dryRun()),
                String.valueOf(wanted.plan().fields()),
                hash(wanted.file()));
        return keys.once(Attempt.of(key, request, ADDRESS, null), wanted.reason(), () -> {
            String id = registry.first(
                            START,
                            Arrays.asList(
                                    wanted.kind().code(),
                                    wanted.mode(),
                                    wanted.dryRun(),
                                    wanted.fileName(),
                                    wanted.plan().header(),
                                    wanted.plan().fields(),
                                    wanted.plan().unknown()),
                            row -> row.getString("id"))
                    .orElseThrow();
            registry.write(PROGRESS, List.of(id));
            keep(id, wanted.file());
            audit.added(
                    "import_job",
                    id,
                    Map.of("kind", wanted.kind().code(), "mode", wanted.mode(), "dryRun", wanted.dryRun()));
            return answers.accepted(ADDRESS + id, jobs.get(id));
        });
    }

    private void keep(String id, Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] part = bytes.readNBytes(PartStream.SIZE);
            for (int number = 0; part.length > 0; number++) {
                registry.write(PART, List.of(id, number, part));
                part = bytes.readNBytes(PartStream.SIZE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("An uploaded file cannot be read", e);
        }
    }

    private static String hash(Path file) {
        try (DigestInputStream bytes =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("An uploaded file cannot be read", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
