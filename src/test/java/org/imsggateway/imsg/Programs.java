package org.imsggateway.imsg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.imsggateway.simulator.SimulatorMain;

/** Executables for {@code cliPath}: small scripts that hand everything to a main class of the tests, as wrappers do. */
final class Programs {

    private Programs() {}

    /** The simulator as a program of its own, so that nothing can tell it from imsg. */
    static Path simulator(Path directory, Map<String, String> environment) throws IOException {
        return script(directory, "imsg", Programs.class, environment, "");
    }

    /** The same, with faults for its first child alone. */
    static Path faultyAtFirst(Path directory, String version, String faults) throws IOException {
        String first = "$(case \"$2\" in (--db) mkdir '" + directory.resolve("begun") + "' 2>/dev/null && echo "
                + faults + "; esac)";
        return script(
                directory,
                "imsg",
                Programs.class,
                Map.of("IMSG_SIMULATOR_VERSION", version),
                "",
                "export IMSG_SIMULATOR_FAULTS=" + first + "\n");
    }

    /** A peer that misbehaves as told. */
    static Path hostile(Path directory, String mode) throws IOException {
        return script(directory, "hostile-" + mode, HostileImsg.class, Map.of(), mode);
    }

    private static Path script(Path directory, String name, Class<?> main, Map<String, String> environment, String word)
            throws IOException {
        return script(directory, name, main, environment, word, "");
    }

    private static Path script(
            Path directory, String name, Class<?> main, Map<String, String> environment, String word, String first)
            throws IOException {
        StringBuilder text = new StringBuilder("#!/bin/sh\n").append(first);
        environment.forEach((key, value) ->
                text.append("export ").append(key).append("='").append(value).append("'\n"));
        text.append("exec '")
                .append(System.getProperty("java.home"))
                .append("/bin/java' -XX:+UseSerialGC")
                .append(" -XX:TieredStopAtLevel=1 -Xshare:auto --enable-native-access=ALL-UNNAMED -cp '")
                .append(System.getProperty("java.class.path"))
                .append("' ")
                .append(main.getName())
                .append(' ')
                .append(word)
                .append(" \"$@\"\n");
        Path script = Files.writeString(directory.resolve(name), text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    public static void main(String[] args) {
        int status = SimulatorMain.run(args, Path.of(System.getProperty("java.io.tmpdir")));
        Runtime.getRuntime().halt(status);
    }
}
