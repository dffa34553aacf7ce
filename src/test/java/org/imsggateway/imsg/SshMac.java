package org.imsggateway.imsg;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/**
 * A Mac somewhere else: a real SSH server on which the simulator is {@code imsg}, reached by the wrapper of
 * docs/remote-mac.md with the machine's own {@code ssh}, through a network that can break.
 */
final class SshMac implements AutoCloseable {

    private final SshServer server = SshServer.setUpDefaultServer();
    private final List<Process> started = new CopyOnWriteArrayList<>();
    private final Path wrapper;
    final Relay network;

    /**
     * Starts it.
     *
     * @param imsg the program that runs there
     * @param trusted whether its key is among those that the gateway's user knows
     */
    SshMac(Path directory, Path imsg, boolean trusted) throws IOException, GeneralSecurityException {
        KeyPair host = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        KeyPair user = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        server.setPublickeyAuthenticator(
                (name, key, session) -> name.equals("bot") && KeyUtils.compareKeys(key, user.getPublic()));
        server.setCommandFactory((channel, command) -> new Shell(command));
        server.start();
        network = new Relay(server.getPort());
        Path identity = directory.resolve("id");
        try (OutputStream out = Files.newOutputStream(identity)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(user, "bot", null, out);
        }
        Files.setPosixFilePermissions(identity, PosixFilePermissions.fromString("rw-------"));
        String known = "[127.0.0.1]:%d %s%n".formatted(network.port(), PublicKeyEntry.toString(host.getPublic()));
        Path hosts = Files.writeString(directory.resolve("known_hosts"), trusted ? known : "");
        wrapper =
                Files.writeString(directory.resolve("imsg-ssh"), """
                #!/bin/sh
                exec ssh -F none -p %d -i '%s' -o UserKnownHostsFile='%s' -o BatchMode=yes -o ConnectTimeout=5 -T \\
                    bot@127.0.0.1 "'%s'" "$@"
                """.formatted(network.port(), identity, hosts, imsg));
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwx------"));
    }

    /** What the gateway starts. */
    Path wrapper() {
        return wrapper;
    }

    @Override
    public void close() throws IOException {
        network.close();
        server.stop(true);
        started.forEach(Process::destroyForcibly);
    }

    /** Runs a command as an SSH server does without a terminal: when the connection ends, its input ends, and no more. */
    private final class Shell implements Command {

        private final String command;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream err = OutputStream.nullOutputStream();
        private ExitCallback exit = (_, _, _) -> {};

        Shell(String command) {
            this.command = command;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) throws IOException {
            Process process = new ProcessBuilder("/bin/sh", "-c", command).start();
            started.add(process);
            Thread.ofVirtual().name("mac-in").start(() -> pump(in, process.getOutputStream()));
            Thread.ofVirtual().name("mac-err").start(() -> pump(process.getErrorStream(), err));
            Thread.ofVirtual().name("mac-out").start(() -> {
                pump(process.getInputStream(), out);
                exit.onExit(process.onExit().join().exitValue());
            });
        }

        private static void pump(InputStream from, OutputStream to) {
            try (to) {
                byte[] buffer = new byte[8192];
                for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                    to.write(buffer, 0, read);
                    to.flush();
                }
            } catch (IOException gone) {
                // Whoever was at the other end has ended.
            }
        }

        @Override
        public void destroy(ChannelSession channel) {
            // Its input ends with the channel, behind what has come through it.
        }
    }
}
