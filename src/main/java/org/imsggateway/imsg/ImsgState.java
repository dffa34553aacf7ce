package org.imsggateway.imsg;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an account's process is doing. */
public sealed interface ImsgState {

    /** Since when it is so. */
    Instant since();

    /**
     * It is not to run, says the configuration.
     *
     * @param since since when
     */
    record Disabled(Instant since) implements ImsgState {}

    /**
     * A person, or the end of the program, stopped it.
     *
     * @param since since when
     */
    record Stopped(Instant since) implements ImsgState {}

    /**
     * A child is being brought to work.
     *
     * @param since since when
     * @param error why the last try did not work; null at first
     * @param advice what to do about it; null when nothing is known
     */
    record Starting(
            Instant since, @Nullable String error, @Nullable String advice) implements ImsgState {}

    /**
     * Messages come in and can be sent.
     *
     * @param since since when
     * @param error what does not work all the same; null when all is well
     * @param advice what to do about it; null when nothing is known
     */
    record Running(
            Instant since, @Nullable String error, @Nullable String advice) implements ImsgState {}

    /**
     * It ended or did not start, and is tried again later.
     *
     * @param since since when
     * @param attempts how many starts in a row have failed
     * @param nextAttemptAt when the next one is due
     * @param error why it ended
     * @param advice what to do about it; null when nothing is known
     */
    record BackingOff(
            Instant since,
            int attempts,
            Instant nextAttemptAt,
            String error,
            @Nullable String advice) implements ImsgState {}

    /** The state in a word: {@code disabled}, {@code stopped}, {@code starting}, {@code running}, {@code backing-off}. */
    default String word() {
        return switch (this) {
            case Disabled _ -> "disabled";
            case Stopped _ -> "stopped";
            case Starting _ -> "starting";
            case Running _ -> "running";
            case BackingOff _ -> "backing-off";
        };
    }

    /** How well that is: {@code UP}, {@code DEGRADED}, {@code DOWN} or {@code STOPPED}. */
    default String health() {
        return switch (this) {
            case Disabled _, Stopped _ -> "STOPPED";
            case Starting _, BackingOff _ -> "DOWN";
            case Running running -> running.error() == null ? "UP" : "DEGRADED";
        };
    }

    /** What is wrong; null when nothing is. */
    default @Nullable String problem() {
        return switch (this) {
            case Disabled _, Stopped _ -> null;
            case Starting starting -> starting.error();
            case Running running -> running.error();
            case BackingOff backingOff -> backingOff.error();
        };
    }

    /** What to do about it; null when nothing is wrong or nothing is known. */
    default @Nullable String remedy() {
        return switch (this) {
            case Disabled _, Stopped _ -> null;
            case Starting starting -> starting.advice();
            case Running running -> running.advice();
            case BackingOff backingOff -> backingOff.advice();
        };
    }
}
