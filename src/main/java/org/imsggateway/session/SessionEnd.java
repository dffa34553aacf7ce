package org.imsggateway.session;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.imsggateway.config.SessionConfig;
import org.imsggateway.config.SessionConfig.Reset;
import org.imsggateway.config.SessionConfig.ResetMode;
import org.jspecify.annotations.Nullable;

/**
 * Says when a session is over by itself: once a day at an hour, after a silence, or with whichever comes first. Without a
 * setting it never is.
 */
final class SessionEnd {

    private SessionEnd() {}

    /**
     * Judges a session.
     *
     * @param config the settings; those for the kind of conversation replace the general ones
     * @param group whether the message that comes now is one of a group
     * @param last when something last happened in it
     * @param now the time
     * @param zone where the hour of a daily reset is read
     * @return whether it starts afresh
     */
    static boolean isOver(SessionConfig config, boolean group, Instant last, Instant now, ZoneId zone) {
        Reset ofKind = config.resetByType().get(group ? "group" : "direct");
        Reset reset = ofKind == null ? config.reset() : ofKind;
        return reset != null && (isSilent(reset.idle(), last, now) || isOfYesterday(reset, last, now, zone));
    }

    /** The last moment of the silence still belongs to the session. */
    private static boolean isSilent(@Nullable Duration idle, Instant last, Instant now) {
        return idle != null && now.isAfter(last.plus(idle));
    }

    private static boolean isOfYesterday(Reset reset, Instant last, Instant now, ZoneId zone) {
        if (reset.mode() != ResetMode.DAILY) {
            return false;
        }
        ZonedDateTime local = now.atZone(zone);
        ZonedDateTime today = local.toLocalDate().atTime(reset.atHour(), 0).atZone(zone);
        ZonedDateTime begin = local.isBefore(today)
                ? local.toLocalDate().minusDays(1).atTime(reset.atHour(), 0).atZone(zone)
                : today;
        return last.isBefore(begin.toInstant());
    }
}
