package org.imsggateway.imsg;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.inbound.InboundPipeline;

/** Makes the stream of each account. */
final class ImsgWatches {

    private final InboundPipeline pipeline;
    private final DatabaseMarkRepository marks;
    private final KnownRowsRepository rows;
    private final ImsgLauncher launcher;
    private final Clock clock;

    ImsgWatches(
            InboundPipeline pipeline,
            DatabaseMarkRepository marks,
            KnownRowsRepository rows,
            ImsgLauncher launcher,
            Clock clock) {
        this.pipeline = pipeline;
        this.marks = marks;
        this.rows = rows;
        this.launcher = launcher;
        this.clock = clock;
    }

    ImsgWatch of(ImsgLink link, Supplier<AccountConfig> account) {
        Supplier<Path> file = () -> launcher.databaseFile(account.get());
        return new ImsgWatch(
                link,
                pipeline,
                new DatabaseIdentity(link.account(), marks, file, clock),
                new MissingRows(link.account(), rows, clock),
                clock);
    }
}
