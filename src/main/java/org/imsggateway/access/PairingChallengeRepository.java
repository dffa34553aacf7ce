package org.imsggateway.access;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When strangers were sent a code, on all accounts together. */
@Repository
class PairingChallengeRepository {

    private final JdbcClient jdbc;

    PairingChallengeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Instant sentAt) {
        jdbc.sql("insert into pairing_challenge (sent_at) values (?)")
                .param(sentAt.toEpochMilli())
                .update();
    }

    int countAfter(Instant moment) {
        return jdbc.sql("select count(*) from pairing_challenge where sent_at > ?")
                .param(moment.toEpochMilli())
                .query(Integer.class)
                .single();
    }

    void removeUntil(Instant moment) {
        jdbc.sql("delete from pairing_challenge where sent_at <= ?")
                .param(moment.toEpochMilli())
                .update();
    }
}
