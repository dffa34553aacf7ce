package org.imsggateway.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files and directories that nobody but their owner can read, where the file system knows owners. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /**
     * Makes a directory with its parents, or takes others' rights to one that exists.
     *
     * @param directory the directory
     * @throws IOException when it cannot be made or is something else
     */
    public static void directory(Path directory) throws IOException {
        Path parent = directory.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!Files.isDirectory(directory)) {
            if (posix(Objects.requireNonNullElse(parent, directory))) {
                Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(DIRECTORY));
            } else {
                Files.createDirectory(directory);
            }
        }
        if (posix(directory) && !Files.getPosixFilePermissions(directory).equals(DIRECTORY)) {
            Files.setPosixFilePermissions(directory, DIRECTORY);
        }
    }

    /** Makes an empty file where there is none. */
    static void touch(Path file) throws IOException {
        try {
            if (posix(Objects.requireNonNull(file.getParent()))) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(FILE));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException alreadyThere) {
            restrict(file);
        }
    }

    /** Takes others' rights to a file. */
    static void restrict(Path file) throws IOException {
        if (posix(file) && !Files.getPosixFilePermissions(file).equals(FILE)) {
            Files.setPosixFilePermissions(file, FILE);
        }
    }

    /**
     * Replaces a file whole, so that a reader never sees half of it, and others never see any of it.
     *
     * @param file the file; its directory exists
     * @param content what it is to hold
     * @throws IOException when it cannot be written; then the file is as it was
     */
    public static void write(Path file, String content) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent());
        Path fresh = posix(directory)
                ? Files.createTempFile(directory, ".new", null, PosixFilePermissions.asFileAttribute(FILE))
                : Files.createTempFile(directory, ".new", null);
        try {
            Files.writeString(fresh, content, StandardOpenOption.WRITE);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /**
     * The same, with the directory, which is made where there is none.
     *
     * @param directory the directory
     * @param name the name of the file in it
     * @param content what it is to hold
     * @throws IOException when it cannot be written
     */
    public static void write(Path directory, String name, String content) throws IOException {
        directory(directory);
        write(directory.resolve(name), content);
    }

    /** What a failure of the file system means, in words. */
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "no permission for " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a directory";
            case NoSuchFileException missing -> "there is no " + missing.getFile();
            case IOException other -> other.getMessage() == null ? "input/output error" : other.getMessage();
        };
    }

    private static boolean posix(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
    }
}
