package dev.foyer.devstack.postgres;

import dev.foyer.devstack.process.Ports;
import dev.foyer.devstack.process.StackFailure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A running PostgreSQL server. Stopping keeps the data directory; {@link #start()} goes on with it on the same port, until
 * the server is closed. Thread-safe.
 */
public final class PostgreSql implements AutoCloseable {
    private final PostgreSqlSettings settings;
    private final ServerControl control;
    private final int port;
    private boolean closed;

    private PostgreSql(PostgreSqlSettings settings) {
        this.settings = settings;
        this.control = new ServerControl(settings, PostgreSqlBinaries.in(settings.binaries()));
        this.port = Ports.orFree(settings.port());
    }

    /** Starts a server; what a killed one left in the data directory is cleared up first. */
    public static PostgreSql start(PostgreSqlSettings settings) {
        PostgreSql server = new PostgreSql(settings);
        server.start();
        return server;
    }

    /** Starts again after {@link #stop()} or {@link #kill()}; not after {@link #close()}. */
    public synchronized void start() {
        if (closed) {
            throw new StackFailure("PostgreSQL was closed for good.");
        }
        control.endLeftover();
        control.initialize();
        control.start(port);
        try {
            for (String name : settings.databases()) {
                createDatabase(name);
            }
        } catch (StackFailure e) {
            stop();
            throw e;
        }
    }

    /** Stops in an orderly way; sessions that are still open are ended. */
    public synchronized void stop() {
        control.stop();
    }

    /** Ends the server and all its sessions as a crash would. */
    public synchronized void kill() {
        control.kill();
    }

    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }

    public boolean running() {
        return control.running();
    }

    public int port() {
        return port;
    }

    public String user() {
        return ServerControl.USER;
    }

    public String password() {
        return ServerControl.PASSWORD;
    }

    /** JDBC address without credentials. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A connection that the caller closes. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user(), password());
    }

    /** Makes a database of that name (lower-case letters, digits and underscores) unless it is there. */
    public void createDatabase(String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("Not a plain database name: " + name);
        }
        try (Connection connection = connect("postgres");
                PreparedStatement known = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            known.setString(1, name);
            if (known.executeQuery().next()) {
                return;
            }
            try (Statement create = connection.createStatement()) {
                create.execute("create database " + name + " encoding 'UTF8' template template0");
            }
        } catch (SQLException e) {
            throw new StackFailure("PostgreSQL cannot make the database " + name + ": " + e.getMessage(), e);
        }
    }
}
