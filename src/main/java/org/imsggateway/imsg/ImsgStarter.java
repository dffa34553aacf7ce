package org.imsggateway.imsg;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.message.AccountId;
import org.imsggateway.rpc.ChildProcess;
import org.imsggateway.rpc.ChildRecord;
import org.imsggateway.rpc.ChildRecords;
import org.imsggateway.rpc.RpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Brings one child from nothing to "it answers, and we know what it can do". */
final class ImsgStarter {

    private static final Logger log = LoggerFactory.getLogger(ImsgStarter.class);
    private static final int METHOD_NOT_FOUND = -32601;
    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(10);

    private final ImsgLauncher launcher;
    private final ImsgTool tool;
    private final ChildRecords records;

    ImsgStarter(ImsgLauncher launcher, ImsgTool tool, ChildRecords records) {
        this.launcher = launcher;
        this.tool = tool;
        this.records = records;
    }

    /**
     * Starts a child and asks it what it is and whether it can read Messages.
     *
     * @throws ImsgStartException when it cannot; the child is gone then
     */
    ImsgSession start(AccountConfig account, ImsgLink link) throws ImsgStartException {
        Optional<ImsgProblem> unusable = tool.check(account);
        if (unusable.isPresent()) {
            throw new ImsgStartException(unusable.get());
        }
        link.noteLeftovers(!records.endLeftovers(account.id().value()));
        ChildProcess child = launch(account);
        ImsgSession session = new ImsgSession(
                link, child, new ChildRecord(records, account.id().value(), child));
        try {
            session.learned(capabilities(account, session));
            session.call("chats.list", Map.of("limit", 1), patience(account));
            return session;
        } catch (RpcException e) {
            ImsgProblem problem = ImsgProblem.of(e, session.evidence());
            session.close();
            throw new ImsgStartException(problem);
        }
    }

    /** Ends what is left of the children of accounts that are not configured any more. Blocks for some seconds. */
    void endLeftoversOfOthers(Set<AccountId> configured) {
        records.endLeftoversOfOthers(configured.stream().map(AccountId::value).collect(Collectors.toSet()));
    }

    private ChildProcess launch(AccountConfig account) throws ImsgStartException {
        try {
            return ChildProcess.start(launcher.rpc(account), line -> diagnostics(account.id(), line));
        } catch (IOException e) {
            throw new ImsgStartException(ImsgProblem.of("imsg cannot be started (" + e.getMessage() + ")", List.of()));
        }
    }

    /** Harmless noise for the most part, and it may name people: for those who look closely only. */
    private static void diagnostics(AccountId account, String line) {
        log.debug("imsg says account={} line={}", account, ImsgProblem.printable(line));
    }

    /** Asks a new imsg what it can do; an old one does not know the question. */
    private ImsgCapabilities capabilities(AccountConfig account, ImsgSession session) throws RpcException {
        try {
            JsonNode answer = session.call("initialize", Map.of("protocol_version", 1), patience(account));
            return ImsgCapabilities.strict(answer);
        } catch (RpcException.Remote refusal) {
            if (refusal.code() != METHOD_NOT_FOUND) {
                throw refusal;
            }
            return ImsgCapabilities.lenient(tool.version(account).orElse(null));
        }
    }

    /** How long a probe may take; zero or less in the configuration means the default, never "for ever". */
    static Duration patience(AccountConfig account) {
        return account.probeTimeout().isPositive() ? account.probeTimeout() : DEFAULT_PATIENCE;
    }
}
