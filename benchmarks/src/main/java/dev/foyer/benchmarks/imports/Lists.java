package dev.foyer.benchmarks.imports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of companies, and of two contacts for each. */
final class Lists {

    private Lists() {}

    static Path companies(Path directory, int first, int count) throws IOException {
        Path file = directory.resolve("companies-" + first + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("name,email,customerNumber,phone,industry,vatId\n");
            for (int i = first; i < first + count; i++) {
                out.write(
                        "Company %1$d of the North,office%1$d@company.example,C-%1$d,+4144668%2$04d,Joinery,CHE-%1$d%n"
                                .formatted(i, i % 10_000));
            }
        }
        return file;
    }

    static Path contacts(Path directory, int first, int count) throws IOException {
        Path file = directory.resolve("contacts-" + first + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("email,firstName,lastName,company,phone,language\n");
            for (int i = first; i < first + count; i++) {
                out.write("person%1$d@company.example,Anna %1$d,Larch,C-%2$d,+4144668%3$04d,de%n"
                        .formatted(i, (i + 1) / 2, i % 10_000));
            }
        }
        return file;
    }
}
