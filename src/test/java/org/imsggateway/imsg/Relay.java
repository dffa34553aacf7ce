package org.imsggateway.imsg;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** The network between a program and a server: it can break, and it can hold back what it was given. */
final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final List<Link> links = new CopyOnWriteArrayList<>();

    /** A way to a port of this machine. */
    Relay(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("relay").start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var link = new Link(door.accept(), new Socket(InetAddress.getLoopbackAddress(), server));
                links.add(link);
                link.carry();
            } catch (IOException closed) {
                // Either the door is closed, or the next one is let in.
            }
        }
    }

    /** Nothing passes any more through the connections that there are, in either direction, and neither end is told. */
    void hold() {
        links.forEach(link -> link.up.hold());
        holdAnswers();
    }

    /** The same for what the server says. */
    void holdAnswers() {
        links.forEach(link -> link.down.hold());
    }

    /** What was held back arrives after all, also if whoever wrote it has gone. */
    void release() {
        links.forEach(link -> {
            link.up.release();
            link.down.release();
        });
    }

    /** All connections break. */
    void cut() {
        links.forEach(Link::close);
        links.clear();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private static final class Link {

        private final Socket client;
        private final Socket server;
        private final Direction up = new Direction();
        private final Direction down = new Direction();

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void carry() {
            Thread.ofVirtual().name("relay-up").start(() -> up.carry(client, server));
            Thread.ofVirtual().name("relay-down").start(() -> down.carry(server, client));
        }

        void close() {
            Relay.close(client);
            Relay.close(server);
            up.release();
            down.release();
        }
    }

    private static final class Direction {

        private volatile CountDownLatch open = new CountDownLatch(0);

        void hold() {
            open = new CountDownLatch(1);
        }

        void release() {
            open.countDown();
        }

        void carry(Socket from, Socket to) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[8192];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    open.await();
                    out.write(buffer, 0, read);
                }
                open.await();
                to.shutdownOutput();
            } catch (IOException broken) {
                close(to);
            } catch (InterruptedException interrupt) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // It is closed all the same.
        }
    }
}
