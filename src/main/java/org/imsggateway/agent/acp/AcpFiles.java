package org.imsggateway.agent.acp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imsggateway.config.AcpFileAccess;
import org.imsggateway.rpc.RpcException;
import org.jspecify.annotations.Nullable;

/** Reads and writes files for an agent, in its directory and nowhere else, whatever links lead out of it. */
final class AcpFiles {

    /** A larger file is not read or written through us, in bytes. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final int REFUSED = -32000;
    private static final int NOT_FOUND = -32002;

    private final Path root;
    private final AcpFileAccess access;

    AcpFiles(Path root, AcpFileAccess access) {
        this.root = root;
        this.access = access;
    }

    /**
     * Reads lines of a file.
     *
     * @param line the first, from 1; null for the beginning
     * @param limit how many; null for all
     */
    String read(String path, @Nullable Integer line, @Nullable Integer limit) throws RpcException.Remote {
        if (access == AcpFileAccess.NONE) {
            throw refused("files are not read for this agent");
        }
        Path file = inside(path);
        try {
            if (!Files.isRegularFile(file)) {
                throw new RpcException.Remote(NOT_FOUND, "there is no such file", null);
            }
            if (Files.size(file) > LARGEST) {
                throw refused("the file is larger than " + LARGEST + " bytes");
            }
            String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return line == null && limit == null ? content : lines(content, line, limit);
        } catch (IOException e) {
            throw refused("the file cannot be read");
        }
    }

    private static String lines(String content, @Nullable Integer line, @Nullable Integer limit) {
        long skip = line == null ? 0 : Math.max(0, line - 1L);
        long most = limit == null ? Long.MAX_VALUE : Math.max(0, limit);
        return Stream.of(content.split("(?<=\n)", -1)).skip(skip).limit(most).collect(Collectors.joining());
    }

    /** Replaces a file, or makes it and the directories it is in. */
    void write(String path, String content) throws RpcException.Remote {
        if (access != AcpFileAccess.WRITE) {
            throw refused("files are not written for this agent");
        }
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST) {
            throw refused("the content is larger than " + LARGEST + " bytes");
        }
        Path file = inside(path);
        try {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw refused("this is no file");
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw refused("the file cannot be written");
        }
    }

    /** The file that a path means, links followed as far as there is something to follow. */
    private Path inside(String path) throws RpcException.Remote {
        try {
            Path wanted = Path.of(path);
            if (!wanted.isAbsolute()) {
                throw refused("a path must be absolute");
            }
            Path real = real(wanted.normalize());
            if (!real.startsWith(root.toRealPath()) || Files.isSymbolicLink(real)) {
                throw refused("only files in the directory of this session are open to it");
            }
            return real;
        } catch (InvalidPathException | IOException e) {
            throw refused("this path cannot be used");
        }
    }

    private static Path real(Path path) throws IOException {
        if (Files.exists(path)) {
            return path.toRealPath();
        }
        Path parent = path.getParent();
        Path name = path.getFileName();
        return parent == null || name == null ? path : real(parent).resolve(name);
    }

    private static RpcException.Remote refused(String why) {
        return new RpcException.Remote(REFUSED, why, null);
    }
}
