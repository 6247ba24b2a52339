package dev.foyer.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills the registry with customers as a seller has them: people with everyday names, four in five of them contacts of a
 * company. Made by SQL in one go, without triggers; the same rows every time.
 */
public final class FilledRegistry {

    // The step through the lists is coprime to their lengths, so that names mix.
    private static final String NAMES = """
            CREATE TEMPORARY TABLE first_name AS SELECT row_number() OVER () - 1 AS n, name FROM unnest(ARRAY[
              'Anna','Berta','Carla','Dörte','Emma','Frieda','Greta','Hanna','Ines','Jana','Karin','Lena','Marie','Nora','Olga',
              'Paula','Rosa','Sofia','Tilda','Ursula','Vera','Wiebke','Xenia','Yvonne','Zoë','Anton','Bruno','Carlos','David',
              'Emil','Felix','Georg','Hugo','Igor','Jürgen','Kurt','Leon','Max','Noah','Otto','Paul','Quirin','René','Simon',
              'Theo','Uwe','Viktor','Willi','Yusuf','Zeno','Aino','Björn','Chloé','Élodie','François','İbrahim','Łukasz']) AS name;
            CREATE TEMPORARY TABLE last_name AS SELECT row_number() OVER () - 1 AS n, name FROM unnest(ARRAY[
              'Müller','Schmidt','Schneider','Fischer','Weber','Meyer','Wagner','Becker','Schulz','Hoffmann','Koch','Bauer',
              'Richter','Klein','Wolf','Schröder','Neumann','Schwarz','Zimmermann','Braun','Krüger','Hofmann','Hartmann','Lange',
              'Werner','Krause','Lehmann','Köhler','Maier','König','Huber','Kaiser','Fuchs','Peters','Lang','Scholz','Möller',
              'Weiß','Jung','Hahn','Schubert','Vogel','Friedrich','Keller','Günther','Berger','Winkler','Roth','Beck','Lorenz',
              'Baumann','Franke','Albrecht','Schuster','Simon','Ludwig','Böhm','Winter','Kraus','Martin','Schumacher','Krämer',
              'Vogt','Stein','Jäger','Otto','Sommer','Groß','Seidel','Heinrich','Brandt','Haas','Schreiber','Graf','Schulte',
              'Dietrich','Ziegler','Kuhn','Kühn','Pohl','Engel','Horn','Busch','Bergmann','Thomas','Voigt','Sauer','Arnold',
              'Wolff','Pfeiffer','Núñez','García','Dupont','Lefèvre','Rossi','Nowak','Kowalski','Øster','Åberg','Novák','Yılmaz'
              ]) AS name;
            ANALYZE first_name; ANALYZE last_name
            """;

    private static final String COMPANIES = """
            INSERT INTO company (id, name, email, customer_number, registered_at, created_at)
            SELECT 'k' || i, l.name || ' ' || (ARRAY['Druck','Bau','Handel','Logistik','Events','Papier','Metall'])[1 + i %% 7]
                     || ' ' || (ARRAY['GmbH','AG','KG','e.K.','Ltd'])[1 + i %% 5],
                   'office' || i || '@company' || i || '.example', 'K' || (100000 + i), now(),
                   timestamptz '2020-01-01' + i * interval '1 minute'
            FROM generate_series(1, %1$d) i JOIN last_name l ON l.n = (i::bigint * 37) %% (SELECT count(*) FROM last_name)
            """;

    private static final String CUSTOMERS = """
            INSERT INTO customer (id, user_id, email, email_verified, first_name, last_name, language, account_type,
                                  customer_number, first_sign_in_at, registered_at, created_at, company_text)
            SELECT 'c' || i, 'filled-' || i,
                   lower(unaccent(f.name)) || '.' || lower(unaccent(l.name)) || i || '@mail' || i %% 97 || '.example',
                   true, f.name, l.name, 'de', CASE WHEN i %% 5 = 0 THEN 'personal' ELSE 'business' END,
                   (1000000 + i)::text, CASE WHEN i %% 3 > 0 THEN now() END, now(),
                   timestamptz '2020-01-01' + i * interval '1 second', concat_ws(E'\\n ', k.name, k.customer_number)
            FROM generate_series(1, %1$d) i
            LEFT JOIN company k ON i %% 5 <> 0 AND k.id = 'k' || (1 + i %% (%1$d / 10))
            JOIN first_name f ON f.n = (i::bigint * 23) %% (SELECT count(*) FROM first_name)
            JOIN last_name l ON l.n = (i::bigint / 57 * 31 + i) %% (SELECT count(*) FROM last_name)
            """;

    private static final String MEMBERSHIPS = """
            INSERT INTO membership (customer_id, company_id, role)
            SELECT 'c' || i, 'k' || (1 + i %% (%1$d / 10)), 'buyer' FROM generate_series(1, %1$d) i WHERE i %% 5 <> 0
            """;

    private FilledRegistry() {}

    /**
     * Empties the registry and fills it.
     *
     * @param customers how many, a multiple of ten; one company for every ten
     */
    public static void fill(Connection registry, int customers) throws SQLException {
        try (Statement statement = registry.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(
                    "TRUNCATE customer, company, membership, customer_alias, mirror_parked, identity_command CASCADE");
            if (customers > 0) {
                statement.execute(NAMES);
                statement.execute(COMPANIES.formatted(customers / 10));
                statement.execute(CUSTOMERS.formatted(customers));
                statement.execute(MEMBERSHIPS.formatted(customers));
                statement.execute("DROP TABLE first_name, last_name");
            }
            statement.execute("SET session_replication_role = DEFAULT");
            statement.execute("VACUUM (ANALYZE) customer");
            statement.execute("VACUUM (ANALYZE) company");
            statement.execute("VACUUM (ANALYZE) membership");
        }
    }

    /** Removes whoever came after the filling from a table of customers. */
    public static void removeOthers(Connection registry, String table) throws SQLException {
        try (Statement statement = registry.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute("DELETE FROM " + table + " WHERE user_id NOT LIKE 'filled-%'");
            statement.execute("TRUNCATE identity_command");
            statement.execute("SET session_replication_role = DEFAULT");
            statement.execute("VACUUM (ANALYZE) " + table);
        }
    }
}
