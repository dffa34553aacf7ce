package org.imsggateway.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version that the build wrote down. */
final class Version {

    private Version() {}

    static String of(Class<?> program) {
        try (InputStream info = program.getResourceAsStream("/META-INF/build-info.properties")) {
            var properties = new Properties();
            if (info != null) {
                properties.load(info);
            }
            return properties.getProperty("build.version", "(development)");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
