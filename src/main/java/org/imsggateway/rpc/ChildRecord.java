package org.imsggateway.rpc;

import java.util.Optional;
import java.util.Set;

/** The record of one child and of what it has started, for as long as any of them runs. Used by one thread at a time. */
public final class ChildRecord {

    private final ChildRecords records;
    private final String name;
    private final ChildProcess child;
    private Set<ProcessHandle> recorded = Set.of();

    /**
     * Begins the record.
     *
     * @param records where it is kept
     * @param name what it is kept under
     * @param child the child, which runs
     */
    public ChildRecord(ChildRecords records, String name, ChildProcess child) {
        this.records = records;
        this.name = name;
        this.child = child;
        write();
    }

    /** Records what runs now: a script becomes what it wraps without changing its number. */
    public void write() {
        recorded = child.processes();
        records.write(
                name,
                recorded.stream()
                        .map(ProcessIdentity::of)
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** Records what has been started since. */
    public void refresh() {
        if (!child.processes().equals(recorded)) {
            write();
        }
    }

    /** Forgets the child if it, and all it started, are gone. */
    public void close() {
        if (child.isGone()) {
            records.remove(name);
        }
    }
}
