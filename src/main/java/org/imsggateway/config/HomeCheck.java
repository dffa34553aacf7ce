package org.imsggateway.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.imsggateway.doctor.DoctorCheck;
import org.imsggateway.doctor.Finding;
import org.imsggateway.doctor.Severity;
import org.springframework.stereotype.Component;

/** Whether the home is only its owner's, and has room. */
@Component
class HomeCheck implements DoctorCheck {

    /** In bytes. Below this a burst of attachments could fill the disk. */
    private static final long ROOM = 256L * 1024 * 1024;

    private final GatewayHome home;

    HomeCheck(GatewayHome home) {
        this.home = home;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try {
            open(home.directory(), "700", findings);
            open(GatewayHome.tokenFile(home.directory()), "600", findings);
            long free = Files.getFileStore(home.directory()).getUsableSpace();
            if (free < ROOM) {
                findings.add(new Finding(
                        Severity.WARNING,
                        "The disk is nearly full.",
                        "There are %d MiB left for %s.".formatted(free / (1024 * 1024), home.directory()),
                        "Make room, or move the home with IMSG_GATEWAY_HOME."));
            }
        } catch (IOException failure) {
            findings.add(new Finding(
                    Severity.ERROR,
                    "The gateway's home cannot be looked at.",
                    OwnerOnly.reason(failure),
                    "Give %s to the user that the gateway runs as.".formatted(home.directory())));
        }
        return findings;
    }

    private static void open(Path path, String mode, List<Finding> findings) throws IOException {
        if (!Files.exists(path) || Files.getFileAttributeView(path, PosixFileAttributeView.class) == null) {
            return;
        }
        String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        if (!rights.endsWith("------")) {
            findings.add(new Finding(
                    Severity.WARNING,
                    "Others on this machine can read %s.".formatted(path),
                    "Its permissions are %s.".formatted(rights),
                    "Run: chmod %s '%s'".formatted(mode, path)));
        }
    }
}
