package org.imsggateway;

import static java.lang.invoke.MethodHandles.dropArguments;
import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SIGTERM and SIGINT do. The first begins an orderly stop; another one ends the program at once, as a crash would:
 * nothing is lost by that, and the next start goes on from what is stored. Either way the exit status is 128 and the number
 * of the signal, as a shell expects it. Where the platform has no such signals, they do what they always do.
 */
final class StopSignals {

    private static final Logger log = LoggerFactory.getLogger(StopSignals.class);
    private static final int BASE = 128;

    private final AtomicBoolean stopping = new AtomicBoolean();

    /** Takes both signals over. */
    void install() {
        take("TERM", 15);
        take("INT", 2);
    }

    /** The class is there in every JDK and yet not part of its interface, so that naming it would be a warning. */
    private void take(String name, int number) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle came = MethodHandles.lookup()
                    .findVirtual(Runnable.class, "run", methodType(void.class))
                    .bindTo((Runnable) () -> came(number));
            Object taker = MethodHandleProxies.asInterfaceInstance(handler, dropArguments(came, 0, signal));
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), taker);
        } catch (ReflectiveOperationException e) {
            log.debug("SIG{} is left to the platform", name, e);
        }
    }

    private void came(int number) {
        if (stopping.getAndSet(true)) {
            Runtime.getRuntime().halt(BASE + number);
        }
        log.info("stopping: what is being sent is finished first; the same signal once more ends it at once");
        System.exit(BASE + number);
    }
}
