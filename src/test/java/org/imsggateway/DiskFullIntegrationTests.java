package org.imsggateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk costs time and nothing else. */
class DiskFullIntegrationTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void whatArrivesWhileTheDiskIsFullIsAnsweredOnceThereIsSpaceAgain() throws Exception {
        try (var gateway = RunningGateway.drilled(directory, "20s")) {
            assumeTrue(gateway.disk().isPresent());
            SmallDisk disk = gateway.disk().orElseThrow();
            gateway.receive(5);
            gateway.awaitFates();
            disk.fill();
            await("the gateway saying that it cannot write")
                    .atMost(RunningGateway.LONG)
                    .until(() -> {
                        gateway.receive(1);
                        return gateway.log().contains("disk is full");
                    });
            assertRefusesClearly(gateway.rest());
            disk.free();
            gateway.receive(5);
            List<Fate> fates = gateway.awaitFates();
            Fate.assertNothingLostOrDoubled("disk full", fates);
            assertThat(fates).allMatch(Fate::isEchoed);
            assertThat(gateway.rest().text("/actuator/health/store")).contains("UP");
        }
    }

    private static void assertRefusesClearly(GatewayRest rest) {
        assertThat(rest.text("/actuator/health/store")).contains("DOWN", "disk is full");
        assertThat(rest.text("/doctor")).contains("The store cannot be written.", "disk is full", "room on its disk");
        assertThat(rest.post("/messages", "{\"to\": \"+15555550101\", \"text\": \"hi\"}"))
                .contains("urn:imsg-gateway:problem:store-unavailable", "503");
    }
}
