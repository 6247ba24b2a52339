package dev.foyer.provisioning.exports;

import dev.foyer.provisioning.company.CompanyQuery;
import dev.foyer.provisioning.csv.ListCell;
import dev.foyer.provisioning.customer.CustomerQuery;
import dev.foyer.provisioning.database.Condition;
import dev.foyer.provisioning.database.Registry;
import dev.foyer.provisioning.paging.PageRequest;
import dev.foyer.provisioning.problem.ProblemCode;
import dev.foyer.provisioning.problem.ProblemException;
import dev.foyer.provisioning.security.StaffScope;
import dev.foyer.provisioning.write.AuditNotes;
import dev.foyer.provisioning.write.WriteTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Writes lists to files, newest first, all of one moment, holding a few rows at a time; who had them written is in the audit. */
@ApplicationScoped
class Exports {

    /** Each holds a connection of the pool as long as the caller takes to read. */
    private static final int MOST_AT_ONCE = 4;

    private final Registry registry;
    private final StaffScope scope;
    private final WriteTransaction transaction;
    private final AuditNotes audit;
    private final Semaphore running = new Semaphore(MOST_AT_ONCE);

    Exports(Registry registry, StaffScope scope, WriteTransaction transaction, AuditNotes audit) {
        this.registry = registry;
        this.scope = scope;
        this.transaction = transaction;
        this.audit = audit;
    }

    /**
     * The customers whom a list would show. Before there is any of it, it is on record who takes it out.
     *
     * @param filter the names of the parameters that the caller gave; what they say is not kept
     * @throws ProblemException when a parameter is not allowed, or as many are being written as may be
     */
    StreamingOutput customers(ExportFormat format, CustomerQuery query, Collection<String> filter) {
        return file(ExportKind.CUSTOMERS, format, query.all(scope.companies("k")), filter);
    }

    /** As {@link #customers}, of companies. */
    StreamingOutput companies(ExportFormat format, CompanyQuery query, Collection<String> filter) {
        return file(ExportKind.COMPANIES, format, query.all(), filter);
    }

    private StreamingOutput file(ExportKind kind, ExportFormat format, Condition wanted, Collection<String> filter) {
        if (running.availablePermits() == 0) {
            throw tooMany();
        }
        transaction.run(null, () -> {
            audit.added(
                    "export",
                    UUID.randomUUID().toString(),
                    Map.of(
                            "list", kind.name().toLowerCase(Locale.ROOT),
                            "format", format.code(),
                            "filter", filter));
            return kind;
        });
        return out -> write(kind, format, wanted, out);
    }

    private void write(ExportKind kind, ExportFormat format, Condition wanted, OutputStream out) throws IOException {
        if (!running.tryAcquire()) {
            throw tooMany();
        }
        try (RowSink sink = format.sink(out)) {
            sink.row(kind.columns());
            boolean customers = kind == ExportKind.CUSTOMERS;
            Condition others = customers ? scope.companies("k") : scope.customers("c");
            Condition rows = (customers ? scope.customers("c") : scope.companies("k")).and(wanted);
            List<Object> parameters = new ArrayList<>(others.parameters());
            parameters.addAll(rows.parameters());
            registry.each(
                    kind.sql(others.sql()) + rows.sql() + PageRequest.newestFirst(kind.alias()),
                    parameters,
                    row -> sink.row(cells(row, kind.columns().size())));
        } finally {
            running.release();
        }
    }

    private static ProblemException tooMany() {
        return new ProblemException(
                ProblemCode.TOO_MANY_EXPORTS, "There are " + MOST_AT_ONCE + " at this moment; try again");
    }

    private static List<String> cells(ResultSet row, int columns) throws SQLException {
        List<String> cells = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            Object value = row.getObject(i);
            if (value instanceof Array words) {
                cells.add(ListCell.cell(List.of((String[]) words.getArray())));
            } else {
                cells.add(value == null ? "" : value.toString());
            }
        }
        return cells;
    }
}
