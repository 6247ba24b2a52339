package dev.foyer.provisioning.imports;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The file of a job, of which one piece at a time is held. On the connection of whoever reads it. Not thread-safe. */
final class PartStream extends InputStream {

    /** Bytes of a piece. */
    static final int SIZE = 1 << 20;

    private static final String PART = "SELECT bytes FROM import_part WHERE job_id = ? AND number = ?";

    private final Connection connection;
    private final String job;
    private byte[] part = {};
    private int position;
    private int next;

    PartStream(Connection connection, String job) {
        this.connection = connection;
        this.job = job;
    }

    @Override
    public int read() throws IOException {
        return fetched() ? part[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fetched()) {
            return -1;
        }
        int count = Math.min(length, part.length - position);
        System.arraycopy(part, position, buffer, offset, count);
        position += count;
        return count;
    }

    private boolean fetched() throws IOException {
        while (position == part.length) {
            try (PreparedStatement statement = connection.prepareStatement(PART)) {
                statement.setString(1, job);
                statement.setInt(2, next);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        return false;
                    }
                    part = row.getBytes("bytes");
                    position = 0;
                    next++;
                }
            } catch (SQLException e) {
                throw new IOException("The file of an import cannot be read", e);
            }
        }
        return true;
    }
}
