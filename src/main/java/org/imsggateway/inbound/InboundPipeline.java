package org.imsggateway.inbound;

import java.util.List;
import java.util.OptionalLong;
import org.imsggateway.message.AccountId;
import org.imsggateway.message.InboundMessage;

/** From "it arrived" to "someone answers". */
public interface InboundPipeline {

    /**
     * Stores rows durably, in one transaction, and lets each be judged and answered. When this returns, nothing of them
     * can be lost any more, and the resume point is past them. A row whose guid is already known is not handled again.
     *
     * @param rows rows of one account in ascending order, at least one
     */
    void accept(List<InboundMessage> rows);

    /**
     * The last row of an account that is durably accepted.
     *
     * @param account the account
     * @return its number; empty if nothing was ever accepted
     */
    OptionalLong resumePoint(AccountId account);

    /**
     * Says durably after which row an account goes on, even if that is before the one it would go on after: the row
     * numbers of a Messages database that was replaced begin anew. Rows that come a second time are not handled again.
     * Waits while the store cannot be written.
     *
     * @param account the account
     * @param row the last row that is not wanted; 0 when all are
     * @param alongside writes what is true only together with it, in the same transaction; may be run more than once
     */
    void anchor(AccountId account, long row, Runnable alongside);

    /**
     * Keeps a row that could not be understood, without its text, so that an operator can see that there was one.
     *
     * @param account the account
     * @param evidence the row number if known and what is wrong with the record
     */
    void malformed(AccountId account, String evidence);
}
