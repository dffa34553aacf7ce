package org.imsggateway.imsg;

import java.util.Optional;
import java.util.Set;
import org.imsggateway.message.AccountId;
import org.imsggateway.rpc.ChildProcess;
import org.imsggateway.rpc.ProcessIdentity;

/** The record of one child and of what it has started, for as long as any of them runs. Used by the account's thread. */
final class ChildRecord {

    private final ChildRecords records;
    private final AccountId account;
    private final ChildProcess child;
    private Set<ProcessHandle> recorded = Set.of();

    ChildRecord(ChildRecords records, AccountId account, ChildProcess child) {
        this.records = records;
        this.account = account;
        this.child = child;
        write();
    }

    /** Records what runs now: a script becomes what it wraps without changing its number. */
    void write() {
        recorded = child.processes();
        records.write(
                account,
                recorded.stream()
                        .map(ProcessIdentity::of)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Records what has been started since. */
    void refresh() {
        if (!child.processes().equals(recorded)) {
            write();
        }
    }

    /** Forgets the child if it, and all it started, are gone. */
    void close() {
        if (child.isGone()) {
            records.remove(account);
        }
    }
}
