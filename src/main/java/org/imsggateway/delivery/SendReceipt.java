package org.imsggateway.delivery;

import org.jspecify.annotations.Nullable;

/** What is known of a message after it was handed to {@code imsg}. */
public sealed interface SendReceipt {

    /**
     * Messages has taken it.
     *
     * @param guid the id of its row; null if {@code imsg} did not see the row
     * @param rowId the number of its row; null likewise
     * @param service the service it went over; null if unknown
     */
    record Sent(
            @Nullable String guid,
            @Nullable Long rowId,
            @Nullable String service) implements SendReceipt {}

    /**
     * It is certain that it was not sent, and it may be tried again.
     *
     * @param reason why, for a person
     */
    record NotSent(String reason) implements SendReceipt {}

    /**
     * It is certain that it was not sent, and trying again would not help.
     *
     * @param reason why, for a person
     */
    record Rejected(String reason) implements SendReceipt {}

    /**
     * It may or may not have been sent: no answer in time, the child died, or {@code imsg} itself cannot tell.
     *
     * @param reason why, for a person
     * @param child which child had it, see {@link MessageChannel#ended}
     */
    record Unknown(String reason, String child) implements SendReceipt {}
}
