package org.imsggateway;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/** What can happen to a gateway that works. Each is over when its method returns; messages arrive meanwhile. */
enum Trouble {
    CHILD_KILLED {
        @Override
        void happen(RunningGateway gateway, Random random) {
            gateway.children().kill();
        }
    },
    CHILD_STALLED {
        @Override
        void happen(RunningGateway gateway, Random random) throws Exception {
            List<Long> stalled = gateway.children().stall();
            gateway.receive(2);
            pause(random.nextInt(8000));
            gateway.children().resume(stalled);
        }
    },
    CHILD_HANGS {
        @Override
        void happen(RunningGateway gateway, Random random) throws Exception {
            gateway.children().replace("hang-after=" + (4 + random.nextInt(6)));
        }
    },
    GARBAGE {
        @Override
        void happen(RunningGateway gateway, Random random) throws Exception {
            gateway.children().replace("garbage,stderr-flood=20000");
        }
    },
    FLOOD {
        @Override
        void happen(RunningGateway gateway, Random random) throws Exception {
            gateway.children().replace("flood=20000");
        }
    },
    SLOW_PIPE {
        @Override
        void happen(RunningGateway gateway, Random random) throws Exception {
            gateway.children().replace("half-lines,slow=" + random.nextInt(300));
        }
    },
    LOST_ANSWERS {
        @Override
        void happen(RunningGateway gateway, Random random) throws Exception {
            gateway.children().replace("drop-ack");
        }
    },
    MESSAGES_REPLACED {
        @Override
        void happen(RunningGateway gateway, Random random) throws Exception {
            gateway.replaceMessages();
        }
    },
    STORE_LOCKED {
        @Override
        void happen(RunningGateway gateway, Random random) throws Exception {
            try (var _ = DatabaseLock.on(gateway.store())) {
                gateway.receive(2);
                pause(random.nextInt(8000));
            }
        }
    },
    MESSAGES_LOCKED {
        @Override
        void happen(RunningGateway gateway, Random random) throws Exception {
            try (var _ = DatabaseLock.on(gateway.messages())) {
                pause(random.nextInt(8000));
            }
        }
    },
    CLOCK_JUMPS {
        @Override
        void happen(RunningGateway gateway, Random random) throws Exception {
            int hours = 6 * 3600;
            gateway.clockOffset(random.nextInt(-hours, hours + 1));
        }
    },
    AGENT_HANGS {
        @Override
        void happen(RunningGateway gateway, Random random) throws Exception {
            gateway.agent().hang();
            gateway.receive(2);
            pause(random.nextInt(8000));
            gateway.agent().goOn();
        }
    },
    DISK_FULL {
        @Override
        void happen(RunningGateway gateway, Random random) throws Exception {
            SmallDisk disk = gateway.disk().orElseThrow();
            disk.fill();
            gateway.receive(2);
            pause(random.nextInt(8000));
            disk.free();
        }

        @Override
        boolean isPossible(RunningGateway gateway) {
            return gateway.disk().isPresent();
        }
    };

    abstract void happen(RunningGateway gateway, Random random) throws Exception;

    /** Lets time pass. */
    static void pause(int millis) {
        await().pollDelay(Duration.ofMillis(millis)).atMost(RunningGateway.LONG).until(() -> true);
    }

    boolean isPossible(RunningGateway gateway) {
        return true;
    }
}
