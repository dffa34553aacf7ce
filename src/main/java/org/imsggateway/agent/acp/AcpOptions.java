package org.imsggateway.agent.acp;

import java.util.Map;
import java.util.Set;
import org.imsggateway.rpc.RpcException;

/** The options of a session that its agent itself has to be told. */
final class AcpOptions {

    /** These are ours: what may be done, where and for how long. */
    private static final Set<String> OURS = Set.of("permissions", "cwd", "timeout");

    private AcpOptions() {}

    /** Whether an agent was told something that does not hold any more; only a new session forgets it. */
    static boolean undone(Map<String, String> applied, Map<String, String> wanted) {
        return applied.keySet().stream().anyMatch(name -> !OURS.contains(name) && !wanted.containsKey(name));
    }

    /** Tells an agent what differs from what it was told before. */
    static void apply(AcpProcess process, String id, Map<String, String> applied, Map<String, String> wanted)
            throws RpcException {
        for (Map.Entry<String, String> option : wanted.entrySet()) {
            if (!OURS.contains(option.getKey()) && !option.getValue().equals(applied.get(option.getKey()))) {
                process.setOption(id, option.getKey(), option.getValue());
            }
        }
    }
}
