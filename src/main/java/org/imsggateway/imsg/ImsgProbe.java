package org.imsggateway.imsg;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.imsggateway.rpc.RpcException;

/** Asks children, now, whether they work. */
final class ImsgProbe {

    private static final Duration WHOLE = Duration.ofSeconds(10);

    private final ImsgTool tool;

    ImsgProbe(ImsgTool tool) {
        this.tool = tool;
    }

    /** Asks all of them at once; ten seconds later those that have not answered have failed. In the order given. */
    List<ChannelStatus.Probe> all(List<ImsgAccount> accounts) {
        ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
        try {
            long began = System.nanoTime();
            List<Future<ChannelStatus.Probe>> asked = new ArrayList<>();
            for (ImsgAccount account : accounts) {
                Callable<ChannelStatus.Probe> question = () -> one(account);
                asked.add(callers.submit(question));
            }
            return asked.stream().map(answer -> answer(answer, began)).toList();
        } finally {
            callers.shutdownNow();
        }
    }

    private static ChannelStatus.Probe answer(Future<ChannelStatus.Probe> asked, long began) {
        long left = WHOLE.toNanos() - (System.nanoTime() - began);
        try {
            return asked.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return failed(began, ImsgProblem.of("imsg rpc timeout (probe)", List.of()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return failed(began, ImsgProblem.of("interrupted", List.of()));
        } catch (ExecutionException e) {
            return failed(began, ImsgProblem.of("the probe failed: " + e.getCause(), List.of()));
        }
    }

    private ChannelStatus.Probe one(ImsgAccount account) {
        long began = System.nanoTime();
        Optional<ImsgProblem> unusable = tool.check(account.config());
        if (unusable.isPresent()) {
            return failed(began, unusable.get());
        }
        Optional<ImsgSession> session = account.link().session();
        if (session.isEmpty()) {
            String known = account.now().lastError();
            return new ChannelStatus.Probe(false, elapsed(began), known == null ? "imsg rpc not running" : known);
        }
        try {
            session.get().call("chats.list", Map.of("limit", 1), ImsgStarter.patience(account.config()));
            return new ChannelStatus.Probe(true, elapsed(began), null);
        } catch (RpcException e) {
            return failed(began, ImsgProblem.of(e, session.get().evidence()));
        }
    }

    private static ChannelStatus.Probe failed(long began, ImsgProblem problem) {
        return new ChannelStatus.Probe(false, elapsed(began), problem.line());
    }

    private static long elapsed(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
