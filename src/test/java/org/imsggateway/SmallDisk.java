package org.imsggateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file system in memory that can be filled to the last byte. Only root may mount one; a limit on the size of files would
 * need no rights, but SQLite gives another error for it than for a full disk.
 */
record SmallDisk(Path mount) implements AutoCloseable {

    private static final String SIZE = "size=48m";

    /** One that is mounted on a directory; empty where this user may not do that. */
    static Optional<SmallDisk> on(Path mount) throws IOException {
        Files.createDirectories(mount);
        boolean mounted = succeeds("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", mount.toString());
        return mounted ? Optional.of(new SmallDisk(mount)) : Optional.empty();
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Takes all the space that is left. */
    void fill() throws IOException {
        byte[] block = new byte[1024];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            while (true) {
                out.write(block);
            }
        } catch (IOException _) {
            // That it does not go on is the aim.
            return;
        }
    }

    /** Gives the space back. */
    void free() throws IOException {
        Files.deleteIfExists(ballast());
    }

    private Path ballast() {
        return mount.resolve("ballast");
    }

    @Override
    public void close() {
        boolean _ = succeeds("umount", "--lazy", mount.toString());
    }
}
