package org.imsggateway.agent.acp;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a program can be found, without starting it. */
final class AcpProgram {

    private AcpProgram() {}

    static boolean find(String name) {
        try {
            if (name.indexOf('/') >= 0 || name.indexOf(File.separatorChar) >= 0) {
                return Files.isExecutable(Path.of(name));
            }
            String path = System.getenv("PATH");
            return path != null
                    && Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                            .filter(directory -> !directory.isEmpty())
                            .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
        } catch (InvalidPathException nonsense) {
            return false;
        }
    }
}
