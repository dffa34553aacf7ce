package org.imsggateway.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** One simulated imsg, put together: what the RPC server and the commands share. */
final class Imsg implements AutoCloseable {

    private final Settings settings;
    private final ChatDatabase database;
    private final Chats chats;
    private final Messages messages;
    private final AppleRows rows;
    private final Outgoing outgoing;
    private final Clock clock;

    Imsg(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.database = new ChatDatabase(settings.database().toAbsolutePath(), settings.profile());
        this.chats = new Chats(settings.profile());
        this.messages = new Messages(settings.profile(), chats);
        this.rows = new AppleRows(clock);
        this.outgoing = new Outgoing(new MessagesStore(database.path()), rows, settings.faults());
    }

    ChatDatabase database() {
        return database;
    }

    Chats chats() {
        return chats;
    }

    Messages messages() {
        return messages;
    }

    /** Serves RPC over two streams until the input ends; returns the exit status. */
    int serve(InputStream in, OutputStream out, PrintStream err) throws IOException {
        var faults = settings.faults();
        var wire = new Wire(out, faults);
        var problem = startupProblem();
        if (problem != null && !settings.profile().atLeast(8, 2)) {
            wire.raw(problem);
            return 1;
        }
        var subscriptions = new Subscriptions(settings.profile().strict());
        var table = methods(wire, subscriptions);
        faults.start(wire, err);
        return new RpcServer(wire, settings.profile(), table, subscriptions, faults, problem).run(in);
    }

    /** Why a version that opens its database at the start cannot work; null where it can. */
    private @Nullable String startupProblem() {
        if (settings.profile().strict()) {
            return null;
        }
        try {
            database.current();
            return null;
        } catch (DatabaseFailure e) {
            return AccessText.startup(database.path(), e.detail(), settings.profile());
        }
    }

    MethodTable methods(Wire wire, Subscriptions subscriptions) {
        var profile = settings.profile();
        var faults = settings.faults();
        var table = new MethodTable(profile);
        var bridge = new Bridge(settings.bridge(), profile, faults);
        var targets = new Targets(database, chats, profile);
        var script = new AppleScript(
                outgoing, database, profile, faults, new SentRows(database, profile), settings.window());
        new StatusMethods(database, profile, bridge, table).register();
        new ChatMethods(database, chats, profile).register(table);
        new MessageMethods(database, messages, profile).register(table);
        new WatchMethods(database, messages, profile, subscriptions, new BalloonMemory(clock), wire, faults)
                .register(table);
        new FactMethods(database, profile, rows).register(table);
        new StatsMethod(database, chats, messages, profile).register(table);
        new SendMethods(database, targets, profile, faults, script, bridge).register(table);
        new BridgeSends(database, targets, profile, script, bridge).register(table);
        new BridgeMutations(targets, profile, outgoing.store(), rows, bridge).register(table);
        new ChatMutations(targets, profile, outgoing.store(), rows, bridge, faults).register(table);
        new OtherMethods(targets, profile, bridge, subscriptions).register(table);
        return table;
    }

    /** The methods without a server around them, for the commands that do what a request would. */
    MethodTable offline() {
        return methods(
                new Wire(OutputStream.nullOutputStream(), settings.faults()),
                new Subscriptions(settings.profile().strict()));
    }

    @Override
    public void close() {
        database.close();
    }
}
