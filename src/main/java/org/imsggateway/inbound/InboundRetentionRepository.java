package org.imsggateway.inbound;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What of the journal's tables is old. */
@Repository
class InboundRetentionRepository {

    private final JdbcClient jdbc;

    InboundRetentionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Clears what was said in a few of the entries that finished by then; returns how many they were. */
    int clearTexts(Instant until, int limit) {
        return jdbc.sql("""
                        update inbound set message = null, trace = null, turn_input = null where id in (
                          select id from inbound where message is not null and finished_at <= :until
                            and state in ('HANDLED', 'DROPPED') order by finished_at limit :limit)""")
                .param("until", until.toEpochMilli())
                .param("limit", limit)
                .update();
    }

    /** Deletes a few of the entries that finished by then and whose text is gone; returns how many they were. */
    int deleteCleared(Instant until, int limit) {
        return jdbc.sql("""
                        delete from inbound where id in (
                          select id from inbound where message is null and finished_at <= :until
                          order by finished_at limit :limit)""")
                .param("until", until.toEpochMilli())
                .param("limit", limit)
                .update();
    }

    /** Deletes a few of the records that came by then, or are not among the last so many; returns how many they were. */
    int deleteMalformed(Instant until, int most, int limit) {
        return jdbc.sql("""
                        delete from malformed_record where id in (
                          select id from (
                            select id from malformed_record where received_at <= :until
                            order by received_at limit :limit) over
                          union select id from (
                            select id from malformed_record
                            where id <= (select max(id) - :most from malformed_record)
                            order by id limit :limit) surplus)""")
                .param("until", until.toEpochMilli())
                .param("most", most)
                .param("limit", limit)
                .update();
    }
}
