package org.imsggateway.agent.acp;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imsggateway.rpc.RpcException;

/** The options of a session that its agent itself has to be told. */
final class AcpOptions {

    /** These are ours: what may be done, where and for how long. */
    private static final Set<String> OURS = Set.of("permissions", "cwd", "timeout");

    private AcpOptions() {}

    /** What an agent made of what it was told. */
    sealed interface Told {

        /** The options that it has, by name. */
        Map<String, String> applied();
    }

    /** It has all of them. */
    record All(Map<String, String> applied) implements Told {}

    /** It does not take one; what comes after it in the order of their names was not told. */
    record Refused(Map<String, String> applied, String name, String value, RpcException.Remote why) implements Told {}

    /** Whether an agent was told something that does not hold any more; only a new session forgets it. */
    static boolean undone(Map<String, String> applied, Map<String, String> wanted) {
        return applied.keySet().stream().anyMatch(name -> !OURS.contains(name) && !wanted.containsKey(name));
    }

    /** Tells an agent what differs from what it was told before. */
    static Told apply(AcpProcess process, String id, Map<String, String> applied, Map<String, String> wanted)
            throws RpcException {
        Map<String, String> told = new HashMap<>(applied);
        for (Map.Entry<String, String> option : new TreeMap<>(wanted).entrySet()) {
            String name = option.getKey();
            String value = option.getValue();
            if (!OURS.contains(name) && !value.equals(told.get(name))) {
                try {
                    process.setOption(id, name, value);
                } catch (RpcException.Remote refused) {
                    return new Refused(told, name, value, refused);
                }
                told.put(name, value);
            }
        }
        return new All(told);
    }
}
