package org.imsggateway.simulator;

import java.nio.file.Path;

/** The simulator as a program of its own, for tests that want a real process. */
final class SimulatorChild {

    private SimulatorChild() {}

    /** Takes the home directory and then the words of the command line. */
    public static void main(String[] args) {
        var words = java.util.Arrays.copyOfRange(args, 1, args.length);
        System.exit(SimulatorMain.run(words, Path.of(args[0])));
    }
}
