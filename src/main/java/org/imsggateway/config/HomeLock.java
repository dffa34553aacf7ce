package org.imsggateway.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a second gateway out of a home. The system takes the lock away when the process ends, however it ends. */
final class HomeLock {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(Path home) throws IOException {
        Path file = home.resolve("gateway.lock");
        OwnerOnly.touch(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            held = tryLock(channel) != null;
            if (!held) {
                throw new StartRefusedException(inUse(home, file));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    "%d%n".formatted(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return new HomeLock(channel);
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    void release() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String inUse(Path home, Path file) throws IOException {
        Path address = GatewayHome.addressFile(home);
        String pid = Files.readString(file).strip();
        String where =
                Files.exists(address) ? " at " + Files.readString(address).strip() : "";
        return "Another gateway is running%s%s with the home %s: stop it first, or give this one a home of its own with IMSG_GATEWAY_HOME."
                .formatted(where, pid.isEmpty() ? "" : " (process " + pid + ")", home);
    }
}
