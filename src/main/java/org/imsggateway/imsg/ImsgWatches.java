package org.imsggateway.imsg;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.inbound.InboundPipeline;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the stream of each account. */
final class ImsgWatches {

    private final InboundPipeline pipeline;
    private final DatabaseMarkRepository marks;
    private final KnownRowsRepository rows;
    private final TransactionTemplate transactions;
    private final ImsgLauncher launcher;
    private final ImsgPace pace;

    ImsgWatches(
            InboundPipeline pipeline,
            DatabaseMarkRepository marks,
            KnownRowsRepository rows,
            TransactionTemplate transactions,
            ImsgLauncher launcher,
            ImsgPace pace) {
        this.pipeline = pipeline;
        this.marks = marks;
        this.rows = rows;
        this.transactions = transactions;
        this.launcher = launcher;
        this.pace = pace;
    }

    ImsgWatch of(ImsgLink link, Supplier<AccountConfig> account) {
        Supplier<Path> file = () -> launcher.databaseFile(account.get());
        return new ImsgWatch(
                link,
                pipeline,
                new DatabaseIdentity(link.account(), marks, transactions, file, pace.clock()),
                new MissingRows(link.account(), rows, transactions, pace),
                pace);
    }
}
