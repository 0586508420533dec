package org.edgesroutes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.edgesroutes.settings.EdgesSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/ledger.md} is what people write their queries by. */
class LedgerPageTest {

    private static final Pattern TABLE = Pattern.compile("### (\\w+)\n([^#]*)");
    private static final Pattern COLUMN = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
    private static final Pattern QUERY = Pattern.compile("```sql\n(.*?);\n```", Pattern.DOTALL);

    @TempDir
    Path directory;

    private Ledger ledger;
    private String page;

    @BeforeEach
    void open() throws IOException {
        ledger = Ledger.open(
                new EdgesSettings.Ledger("jdbc:sqlite:" + directory.resolve("edges.db")), Clock.systemUTC());
        page = Files.readString(Path.of("docs/ledger.md"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void thePageNamesEveryTableWithEveryColumnInItsOrder() {
        Map<String, List<String>> onThePage = new TreeMap<>();
        TABLE.matcher(page)
                .results()
                .forEach(table -> onThePage.put(
                        table.group(1),
                        COLUMN.matcher(table.group(2))
                                .results()
                                .map(column -> column.group(1))
                                .toList()));

        assertThat(onThePage).isEqualTo(schema());
    }

    private Map<String, List<String>> schema() {
        Map<String, List<String>> tables = new TreeMap<>();
        ledger.read(tx -> tx.list(
                "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
                        + " WHERE m.type IN ('table', 'view') AND m.name LIKE 'edges!_%' ESCAPE '!'"
                        + " AND m.name <> 'edges_schema_history' ORDER BY m.name, c.cid",
                row -> tables.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                        .add(row.getString(2))));
        return tables;
    }

    @Test
    void itsFiveQueriesAnswerWhatTheyPromise() {
        LedgerRows rows = new LedgerRows(ledger);
        rows.execute("INSERT INTO edges_run (run_uid, first_seen_at, seen_at) VALUES ('r', '', '')");
        rows.execute("INSERT INTO edges_downstream (downstream, start, registered_at, seen_at)"
                + " VALUES ('crm', 'latest', '', '')");
        rows.callback("c", "linkedin-extract-connections", "r", List.of("{\"n\": 1}"), List.of("77"));
        rows.execute("UPDATE edges_callback SET record_count = 1");
        rows.execute("INSERT INTO edges_dead_letter (downstream, callback_id, record_index, attempts, error,"
                + " first_failed_at, died_at) VALUES ('crm', 1, 0, 3, 'no', '', '')");

        List<String> queries =
                QUERY.matcher(page).results().map(query -> query.group(1)).toList();
        assertThat(queries)
                .hasSize(5)
                .allSatisfy(query -> assertThat(
                                ledger.<List<String>>read(tx -> tx.list(query, row -> row.getString(1))))
                        .hasSize(1));
    }
}
