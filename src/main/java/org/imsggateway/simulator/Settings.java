package org.imsggateway.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * How this run of the simulator behaves. What a command line can say can also be said by the environment, so that it
 * reaches a child that a wrapper starts.
 *
 * @param window how long a send looks for its row
 */
record Settings(Path database, Profile profile, Faults faults, boolean bridge, Duration window) {

    static final String FAULTS = "IMSG_SIMULATOR_FAULTS";
    static final String VERSION = "IMSG_SIMULATOR_VERSION";
    static final String BRIDGE = "IMSG_SIMULATOR_BRIDGE";
    static final String WINDOW = "IMSG_SIMULATOR_VERIFY_MS";

    static Settings of(Options options, Map<String, String> environment, Path home, IntConsumer exit) {
        var profile = profile(options, environment);
        var switches = new ArrayList<String>();
        for (var given : options.all("fault")) {
            switches.addAll(List.of(given.split(",", -1)));
        }
        if (switches.isEmpty()) {
            switches.addAll(List.of(environment.getOrDefault(FAULTS, "").split(",", -1)));
        }
        switches.removeIf(String::isBlank);
        return new Settings(
                options.path("db", home.resolve("simulator").resolve("chat.db")),
                profile,
                new Faults(switches, exit),
                options.has("bridge") || isOn(environment.getOrDefault(BRIDGE, "")),
                window(environment, profile));
    }

    private static Profile profile(Options options, Map<String, String> environment) {
        var byEnvironment = environment.getOrDefault(VERSION, Profile.KNOWN.getFirst());
        return Profile.of(options.get("imsg-version", byEnvironment));
    }

    private static boolean isOn(String value) {
        return value.equals("1") || value.equalsIgnoreCase("true");
    }

    private static Duration window(Map<String, String> environment, Profile profile) {
        var given = environment.getOrDefault(WINDOW, "");
        if (!given.isEmpty() && !given.matches("\\d{1,9}")) {
            throw new UsageException(WINDOW + " takes milliseconds, not '" + given + "'.");
        }
        return given.isEmpty()
                ? Duration.ofSeconds(profile.strict() ? 8 : 2)
                : Duration.ofMillis(Long.parseLong(given));
    }
}
