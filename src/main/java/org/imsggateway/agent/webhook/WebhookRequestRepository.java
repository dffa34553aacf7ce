package org.imsggateway.agent.webhook;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the bodies that are being posted. */
@Repository
class WebhookRequestRepository {

    private final JdbcClient jdbc;

    WebhookRequestRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a turn's body; returns what is kept, which is the older one if there was one already. */
    String keep(String turnId, String body, Instant now) {
        return jdbc.sql("""
                        insert into webhook_request (turn_id, body, created_at) values (:turn, :body, :now)
                        on conflict (turn_id) do update set turn_id = excluded.turn_id returning body""")
                .param("turn", turnId)
                .param("body", body)
                .param("now", now.toEpochMilli())
                .query(String.class)
                .single();
    }

    boolean isKept(String turnId) {
        return jdbc.sql("select 1 from webhook_request where turn_id = :turn")
                .param("turn", turnId)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    void delete(String turnId) {
        jdbc.sql("delete from webhook_request where turn_id = :turn")
                .param("turn", turnId)
                .update();
    }

    /** Deletes some of what is older: a turn that has not ended by then is as if it were asked for the first time. */
    int deleteBefore(Instant time, int limit) {
        return jdbc.sql("""
                        delete from webhook_request where turn_id in (
                          select turn_id from webhook_request where created_at < :time order by created_at limit :limit)""")
                .param("time", time.toEpochMilli())
                .param("limit", limit)
                .update();
    }
}
