package org.imsggateway.admin.events;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The queue of events, one row for each subscription that is to hear of one. What was delivered is gone. */
@Repository
class EventDeliveryRepository {

    private final JdbcClient jdbc;

    EventDeliveryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(String subscription, String eventId, String type, String body, Instant now) {
        jdbc.sql("""
                        insert into event_delivery (subscription, event_id, type, body, created_at)
                        values (:subscription, :event, :type, :body, :now)""")
                .param("subscription", subscription)
                .param("event", eventId)
                .param("type", type)
                .param("body", body)
                .param("now", now.toEpochMilli())
                .update();
    }

    /** The oldest one that waits. */
    Optional<EventDelivery> head(String subscription) {
        return jdbc.sql("""
                        select id, event_id, type, body, created_at from event_delivery
                        where subscription = :subscription and dead_at is null order by id limit 1""")
                .param("subscription", subscription)
                .query((row, _) -> new EventDelivery(
                        row.getLong("id"),
                        row.getString("event_id"),
                        row.getString("type"),
                        row.getString("body"),
                        Instant.ofEpochMilli(row.getLong("created_at"))))
                .optional();
    }

    void delete(long id) {
        jdbc.sql("delete from event_delivery where id = :id").param("id", id).update();
    }

    void bury(long id, String error, Instant now) {
        jdbc.sql("update event_delivery set dead_at = :now, error = :error where id = :id")
                .param("now", now.toEpochMilli())
                .param("error", error)
                .param("id", id)
                .update();
    }

    /** Gives up what waits behind so many newer ones; returns how many that were. */
    int buryBeyond(String subscription, int most, String error, Instant now) {
        return jdbc.sql("""
                        update event_delivery set dead_at = :now, error = :error
                        where subscription = :subscription and dead_at is null and id <=
                          (select id from event_delivery where subscription = :subscription and dead_at is null
                           order by id desc limit 1 offset :most)""")
                .param("subscription", subscription)
                .param("most", most)
                .param("error", error)
                .param("now", now.toEpochMilli())
                .update();
    }

    /** Gives up some of what waits for a subscription since then or longer; returns how many that were. */
    int buryOld(String subscription, Instant until, String error, Instant now, int limit) {
        return jdbc.sql("""
                        update event_delivery set dead_at = :now, error = :error where id in (
                          select id from event_delivery
                          where subscription = :subscription and dead_at is null and created_at <= :until
                          order by id limit :limit)""")
                .param("subscription", subscription)
                .param("until", until.toEpochMilli())
                .param("limit", limit)
                .param("error", error)
                .param("now", now.toEpochMilli())
                .update();
    }

    /** Lets everything that was given up wait again; returns how much that is. */
    int revive(String subscription, Instant now) {
        return jdbc.sql("""
                        update event_delivery set dead_at = null, error = null, created_at = :now
                        where subscription = :subscription and dead_at is not null""")
                .param("subscription", subscription)
                .param("now", now.toEpochMilli())
                .update();
    }

    int deleteDead(Instant until, int limit) {
        return jdbc.sql("""
                        delete from event_delivery where id in (
                          select id from event_delivery where dead_at is not null and dead_at <= :until
                          order by dead_at limit :limit)""")
                .param("until", until.toEpochMilli())
                .param("limit", limit)
                .update();
    }

    /** What nobody is configured to take any more is given up when it is this old. */
    int buryOlder(Instant than, String error, Instant now, int limit) {
        return jdbc.sql("""
                        update event_delivery set dead_at = :now, error = :error where id in (
                          select id from event_delivery where dead_at is null and created_at <= :than
                          order by created_at limit :limit)""")
                .param("limit", limit)
                .param("now", now.toEpochMilli())
                .param("error", error)
                .param("than", than.toEpochMilli())
                .update();
    }

    /** How many wait and were given up, by subscription, sorted; without those that have neither. */
    SortedMap<String, Counts> counts() {
        SortedMap<String, Counts> counts = new TreeMap<>();
        jdbc.sql("""
                        select subscription, count(*) as waiting, 0 as dead from event_delivery
                        where dead_at is null group by subscription
                        union all
                        select subscription, 0 as waiting, count(*) as dead from event_delivery
                        where dead_at is not null group by subscription""").query(row -> {
            var some = new Counts(row.getInt("waiting"), row.getInt("dead"));
            counts.merge(row.getString("subscription"), some, Counts::plus);
        });
        return counts;
    }

    /** How many events of a subscription wait, and how many were given up and are still kept. */
    record Counts(int waiting, int dead) {

        static final Counts NONE = new Counts(0, 0);

        private Counts plus(Counts more) {
            return new Counts(waiting + more.waiting, dead + more.dead);
        }
    }

    /** The newest of those that were given up, of every subscription. */
    List<DeadEvent> newestDead(int limit) {
        return jdbc.sql("""
                        select event_id, subscription, type, created_at, dead_at, error from event_delivery
                        where dead_at is not null order by dead_at desc, id desc limit :limit""")
                .param("limit", limit)
                .query((row, _) -> new DeadEvent(
                        row.getString("event_id"),
                        row.getString("subscription"),
                        row.getString("type"),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        Instant.ofEpochMilli(row.getLong("dead_at")),
                        row.getString("error")))
                .list();
    }

    /** One that was given up, as it is kept. */
    record DeadEvent(
            String eventId, String subscription, String type, Instant createdAt, Instant deadAt, String error) {}
}
