package org.imsggateway.agent.acp;

import org.imsggateway.rpc.RpcException;

/** What an agent's failure is called to people: short, and in one line. */
final class AcpWords {

    private static final int LONGEST = 160;

    private AcpWords() {}

    static String of(RpcException failure) {
        return switch (failure) {
            case RpcException.Remote remote -> firstLine(remote);
            case RpcException.Timeout late -> "no answer to " + late.method() + " in time";
            case RpcException.Closed closed -> String.valueOf(closed.getMessage());
            case RpcException.Unreadable unreadable -> String.valueOf(unreadable.getMessage());
        };
    }

    /** The same without the agent's own words, which may repeat what it was told. */
    static String forTheLog(RpcException failure) {
        return failure instanceof RpcException.Remote remote
                ? "the agent answered with error " + remote.code()
                : of(failure);
    }

    private static String firstLine(RpcException.Remote remote) {
        String line = remote.remoteMessage().lines().findFirst().orElse("");
        String words = line.isBlank() ? "an error without words" : line;
        String shown = words.length() > LONGEST ? words.substring(0, LONGEST) : words;
        return remote.code() == 0 ? shown : shown + " (" + remote.code() + ")";
    }
}
