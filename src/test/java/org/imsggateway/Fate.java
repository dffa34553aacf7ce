package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What became of one message that arrived on the simulated Mac, read straight from its database and the gateway's.
 *
 * @param sender who wrote it; the conversation is theirs alone
 * @param text the message
 * @param journalled how often it is in the journal
 * @param state its state there; empty while it is not there
 * @param outcome the states of all pieces of all replies to it, those that are not settled with a question mark
 * @param echoes how often the Mac has sent the same text
 * @param echoedAt the Mac's row of the first of these; 0 while there is none
 */
record Fate(String sender, String text, int journalled, String state, String outcome, int echoes, long echoedAt) {

    private static final Set<String> OUTCOMES = Set.of("SENT", "UNKNOWN", "FAILED", "CANCELLED");

    private static final String ALL = """
            with echo as (select e.text, count(*) as echoes, min(e.ROWID) as first
              from mac.message e where e.is_from_me = 1 group by e.text)
            select m.text, coalesce(h.id, '') as sender, coalesce(echo.first, 0) as echoed_at,
              (select count(*) from inbound i where i.guid = m.guid) as journalled,
              (select coalesce(group_concat(i.state), '') from inbound i where i.guid = m.guid) as state,
              (select coalesce(group_concat(p.state || iif(p.settled_at is null, '?', '')), '')
                from inbound i join outbox_message o on o.inbound_id = i.id join outbox_piece p on p.message_id = o.id
                where i.guid = m.guid) as outcome,
              coalesce(echo.echoes, 0) as echoes
            from mac.message m left join mac.handle h on h.ROWID = m.handle_id left join echo on echo.text = m.text
            where m.is_from_me = 0 order by m.ROWID""";

    /** Every message that arrived, in that order. */
    static List<Fate> all(Path store, Path messages) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store + "?busy_timeout=10000");
                var statement = connection.createStatement()) {
            statement.execute("attach '" + messages + "' as mac");
            try (ResultSet rows = statement.executeQuery(ALL)) {
                var fates = new ArrayList<Fate>();
                while (rows.next()) {
                    fates.add(new Fate(
                            rows.getString("sender"),
                            rows.getString("text"),
                            rows.getInt("journalled"),
                            rows.getString("state"),
                            rows.getString("outcome"),
                            rows.getInt("echoes"),
                            rows.getLong("echoed_at")));
                }
                return fates;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last row of the Mac's database that the gateway goes on after. */
    static long resumePoint(Path store) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store + "?busy_timeout=10000");
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select row_id from resume_point")) {
            return row.next() ? row.getLong(1) : -1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same where the Mac's database is not its first, and its rows count on from those of the one before. */
    Fate after(long rows) {
        return isEchoed() ? new Fate(sender, text, journalled, state, outcome, echoes, echoedAt + rows) : this;
    }

    /** Whether it is in the journal once, ended there, and its one reply has one outcome. */
    boolean isSettled() {
        return journalled == 1 && state.equals("HANDLED") && OUTCOMES.contains(outcome);
    }

    boolean isJournalled() {
        return journalled > 0;
    }

    boolean isHandedOver() {
        return outcome.startsWith("SENDING") || echoes > 0;
    }

    boolean isEchoed() {
        return echoes > 0;
    }

    boolean isUnknown() {
        return outcome.equals("UNKNOWN");
    }

    /**
     * Each came to one end, nothing was sent twice, what was not sent is known to be uncertain, and each sender was
     * answered in the order of what they wrote. Prints the counts.
     */
    static void assertNothingLostOrDoubled(String drill, List<Fate> fates) {
        System.out.printf(
                "%s: %d messages, outcomes %s, echoed %d, echoed more than once %d, out of order %d%n",
                drill,
                fates.size(),
                fates.stream().collect(Collectors.groupingBy(Fate::outcome, TreeMap::new, Collectors.counting())),
                count(fates, Fate::isEchoed),
                count(fates, fate -> fate.echoes() > 1),
                overtakers(fates).size());
        assertThat(fates)
                .allMatch(Fate::isSettled)
                .allMatch(fate -> fate.echoes() <= 1)
                .allMatch(fate -> fate.isUnknown() || (fate.outcome().equals("SENT") && fate.isEchoed()));
        assertThat(overtakers(fates))
                .as("echoed before an earlier message of the same sender")
                .isEmpty();
    }

    /** Those whose echo is older than that of a message that the same sender wrote before. */
    private static List<Fate> overtakers(List<Fate> fates) {
        Map<String, Long> last = new HashMap<>();
        return fates.stream()
                .filter(Fate::isEchoed)
                .filter(fate -> last.merge(fate.sender(), fate.echoedAt(), Math::max) != fate.echoedAt())
                .toList();
    }

    private static long count(List<Fate> fates, Predicate<Fate> which) {
        return fates.stream().filter(which).count();
    }
}
