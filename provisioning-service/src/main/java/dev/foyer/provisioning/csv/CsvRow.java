package dev.foyer.provisioning.csv;

import java.util.List;

/**
 * One row of a table below its header.
 *
 * @param number of the row as spreadsheets count them: the header is 1
 * @param cells as they stand in the file, as many as the row has
 */
public record CsvRow(long number, List<String> cells) {}
