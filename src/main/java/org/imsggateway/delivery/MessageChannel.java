package org.imsggateway.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.ChatTarget;
import org.imsggateway.message.OutboundMessage;
import org.jspecify.annotations.Nullable;

/** The way to Messages, as the outbox worker sees it. */
public interface MessageChannel {

    /** Stands for a child that nobody can name, so that nobody knows whether it has ended. */
    String NO_CHILD = "none";

    /**
     * Hands one message over and waits for the answer.
     *
     * @param message the message
     * @param deadline how long to wait for the answer, the time it waits behind other sends of its account included
     * @return what is known of it afterwards; never throws for a failure of the channel
     */
    SendReceipt send(OutboundMessage message, Duration deadline);

    /**
     * Whether an account can take a message now. A worker asks before it marks a message as being sent, so that an
     * account that is down costs no attempt.
     *
     * @param account the account
     * @return whether its child is running and its capabilities are known
     */
    boolean ready(AccountId account);

    /**
     * How far the Mac's database has been heard. A message that is handed over after this was asked gets a higher row.
     *
     * @param account the account
     * @return the number of the newest row that was heard; empty if none is known
     */
    OptionalLong newestRow(AccountId account);

    /**
     * Looks in the Mac's database for the row that a message whose outcome is unknown would have written.
     *
     * @param sought the message
     * @return what was found
     */
    OutgoingSearch find(Sought sought);

    /**
     * Whether the child that was given a message, and everything it had started on this machine, is gone, so that nothing here
     * can send it any more.
     *
     * @param account the account
     * @param child the number of the child, from {@link SendReceipt.Unknown}; null for any of an earlier life of this program
     * @return whether it is certain; never of {@link #NO_CHILD}
     */
    boolean ended(AccountId account, @Nullable String child);

    /**
     * Whether an account's Mac is another machine, or may be. Then what was written to a child may still be on its way, and a
     * program there may still do it, for some minutes after the child at this end is gone.
     *
     * @param account the account
     * @return false only if it is certain that the child runs here
     */
    boolean isElsewhere(AccountId account);

    /**
     * A message whose outcome is unknown.
     *
     * @param account through which it was sent
     * @param target where to
     * @param text its text
     * @param fileName the name of its file, or empty
     * @param since when it was handed over, by the clock of this machine; that of the Mac may differ
     * @param afterRow a row that was there before it was handed over, so that its own has a higher number; null if none
     *     was known
     * @param attempt the attempt that is asked about, as it was named when the message was handed over; null if it had
     *     no name
     */
    record Sought(
            AccountId account,
            ChatTarget target,
            String text,
            String fileName,
            Instant since,
            @Nullable Long afterRow,
            @Nullable UUID attempt) {

        @Override
        public String toString() {
            return "Sought[account=%s, target=%s, since=%s]".formatted(account, target, since);
        }
    }
}
