package org.imsggateway.imsg;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.imsggateway.config.AccountConfig;
import org.imsggateway.inbound.InboundPipeline;
import org.imsggateway.message.AccountId;
import org.imsggateway.rpc.JsonRpcConnection;
import org.jspecify.annotations.Nullable;

/** Says how the accounts are, in the words of the REST API. */
final class ChannelReport {

    private final ImsgProcessManager manager;
    private final InboundPipeline pipeline;
    private final ImsgProbe probe;
    private final Clock clock;

    ChannelReport(ImsgProcessManager manager, InboundPipeline pipeline, ImsgProbe probe, Clock clock) {
        this.manager = manager;
        this.pipeline = pipeline;
        this.probe = probe;
        this.clock = clock;
    }

    /** All accounts; asked now whether they work, if wanted. */
    ChannelStatus all(boolean probing) {
        Map<AccountId, ChannelStatus.Probe> probes = probing ? probes() : Map.of();
        List<ChannelStatus.Account> rows = new ArrayList<>();
        for (ImsgAccount account : manager.accounts()) {
            rows.add(one(account, probes.get(account.link().account())));
        }
        return new ChannelStatus("imessage", rows);
    }

    /** Accounts that are not enabled are not asked: nothing of theirs may be started. */
    private Map<AccountId, ChannelStatus.Probe> probes() {
        List<ImsgAccount> asked = new ArrayList<>();
        manager.accounts().forEach(account -> {
            if (account.config().enabled()) {
                asked.add(account);
            }
        });
        List<ChannelStatus.Probe> answers = probe.all(asked);
        Map<AccountId, ChannelStatus.Probe> probes = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            probes.put(asked.get(i).link().account(), answers.get(i));
        }
        return probes;
    }

    /** One account. */
    ChannelStatus.Account one(ImsgAccount account, ChannelStatus.@Nullable Probe probed) {
        AccountConfig config = account.config();
        ImsgHistory.Snapshot now = account.now();
        ImsgState state = now.state();
        Optional<ImsgCapabilities> can = Optional.ofNullable(now.capabilities());
        ImsgHearing hearing = account.link().hearing();
        OptionalLong cursor = pipeline.resumePoint(config.id());
        return new ChannelStatus.Account(
                config.id().value(),
                config.name(),
                state.health(),
                state.word(),
                state.since(),
                config.enabled(),
                config.configured(),
                config.cliPath(),
                config.dbPath(),
                can.map(ImsgCapabilities::version).orElse(null),
                can.map(known -> known.isStrict() ? "strict" : "lenient").orElse(null),
                can.map(known -> known.methods().stream().sorted().toList()).orElse(List.of()),
                can.map(ImsgCapabilities::bridge).orElse(false),
                account.link().restarts(),
                account.attempts(),
                state instanceof ImsgState.BackingOff waiting ? waiting.nextAttemptAt() : null,
                now.lastStart(),
                now.lastStop(),
                lastEvent(account),
                now.lastError(),
                state.remedy(),
                cursor.isPresent() ? cursor.getAsLong() : null,
                hearing.lastCheckAt() == null ? null : hearing.lagRows(),
                hearing.unheardSince(),
                hearing.lastCheckAt(),
                account.link().counters(),
                probed);
    }

    private @Nullable Instant lastEvent(ImsgAccount account) {
        return account.link()
                .client()
                .connection()
                .map(JsonRpcConnection::silence)
                .map(clock.instant()::minus)
                .orElse(null);
    }
}
