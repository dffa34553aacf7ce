package org.imsggateway.inbound;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.imsggateway.database.RecordedStatements;
import org.imsggateway.database.TestStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlansOnPostgresIntegrationTests extends PlanContract {

    private static final Pattern PARAMETER = Pattern.compile("\\?");

    /** The driver has a value for each parameter that it sees; this statement has none. */
    private static final String EXPLAIN = """
            create or replace function pg_temp.plan(statement text) returns text language plpgsql as $$
            declare plan text;
            begin
              execute 'explain (generic_plan, format json) ' || statement into plan;
              return plan;
            end $$""";

    @Override
    TestStore open(RecordedStatements statements) {
        return TestStore.postgres(statements);
    }

    /** On tables this small PostgreSQL would rather read them whole, so it is told not to where it can do otherwise. */
    @Override
    List<String> scans(TestStore store, String statement) {
        int[] number = {0};
        String numbered = PARAMETER.matcher(statement).replaceAll(_ -> "\\$" + ++number[0]);
        String plan = Objects.requireNonNull(store.transactions().execute(_ -> {
            store.jdbc().sql("set local enable_seqscan = off").update();
            store.jdbc().sql(EXPLAIN).update();
            return store.jdbc()
                    .sql("select pg_temp.plan(:statement)")
                    .param("statement", numbered)
                    .query(String.class)
                    .single();
        }));
        List<String> scans = new ArrayList<>();
        collect(JsonMapper.shared().readTree(plan).path(0).path("Plan"), false, scans);
        return scans;
    }

    /** The first rows of an index, such as its greatest value, cost nothing, however many there are. */
    private static void collect(JsonNode node, boolean limited, List<String> scans) {
        String type = node.path("Node Type").asString("");
        String index = node.path("Index Name").asString("");
        boolean large = GROWING.contains(node.path("Relation Name").asString(""));
        boolean first = limited && !node.has("Filter");
        boolean whole = type.equals("Seq Scan")
                || (type.startsWith("Index") && !node.has("Index Cond") && !SMALL.contains(index) && !first);
        boolean bitmap = type.equals("Bitmap Index Scan") && !node.has("Index Cond") && !SMALL.contains(index);
        if ((large && whole) || bitmap) {
            scans.add(type + " " + node.path("Relation Name").asString("") + " " + index);
        }
        node.path("Plans").forEach(child -> collect(child, type.equals("Limit"), scans));
    }
}
