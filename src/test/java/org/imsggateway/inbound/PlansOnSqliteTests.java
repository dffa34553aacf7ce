package org.imsggateway.inbound;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imsggateway.database.RecordedStatements;
import org.imsggateway.database.TestStore;
import org.junit.jupiter.api.io.TempDir;

class PlansOnSqliteTests extends PlanContract {

    private static final Pattern SCAN = Pattern.compile("SCAN (\\w+)(?: USING (?:COVERING )?INDEX (\\w+))?");

    /** Partial indexes that hold nothing but what is asked for, in its order: their first rows are those of the answer. */
    private static final Set<String> ORDERED = Set.of("acp_session_used");

    @TempDir
    private Path home = Path.of(".");

    @Override
    TestStore open(RecordedStatements statements) {
        return TestStore.sqlite(home, statements);
    }

    @Override
    List<String> scans(TestStore store, String statement) {
        // Without values a statement has the plan that it has for all of them.
        return store
                .jdbc()
                .sql("explain query plan " + statement.replace("?", "null"))
                .query((row, _) -> row.getString("detail"))
                .list()
                .stream()
                .filter(step -> isLarge(step, statement))
                .toList();
    }

    private static boolean isLarge(String step, String statement) {
        Matcher scan = SCAN.matcher(step);
        return scan.find()
                && GROWING.stream().anyMatch(table -> isTable(scan.group(1), table, statement))
                && (scan.group(2) == null || !(SMALL.contains(scan.group(2)) || isFirstRows(statement, scan.group(2))));
    }

    /** The first rows of an index cost nothing, however many there are. */
    private static boolean isFirstRows(String statement, String index) {
        return statement.contains(" limit ") && (ORDERED.contains(index) || !statement.contains(" where "));
    }

    private static boolean isTable(String name, String table, String statement) {
        return name.equals(table)
                || Pattern.compile("\\b" + table + " (as )?" + name + "\\b")
                        .matcher(statement)
                        .find();
    }
}
