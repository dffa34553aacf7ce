package org.imsggateway.delivery;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory was asked for: what grows with the square of a text shows there, on any machine alike. */
final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /** In bytes, since the thread began. */
    static long ofThisThread() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
