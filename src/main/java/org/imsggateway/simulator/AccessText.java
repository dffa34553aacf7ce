package org.imsggateway.simulator;

import java.nio.file.Path;

/** What imsg prints where it may not read the database. Clients recognise it by its words. */
final class AccessText {

    private AccessText() {}

    static String startup(Path path, String detail, Profile profile) {
        if (!profile.atLeast(8, 2)) {
            return detail.endsWith("(code: 14)")
                    ? "permissionDenied(path: \"" + path + "\", underlying: " + detail + ")"
                    : detail;
        }
        return detail.endsWith("(code: 14)") ? full(path, detail) : detail;
    }

    static String full(Path path, String detail) {
        return detail + """


                ⚠️  Permission Error: Cannot access Messages database

                The Messages database at %s requires Full Disk Access permission.

                To fix:
                1. Open System Settings → Privacy & Security → Full Disk Access
                2. Add your terminal application and any parent launcher (VS Code, Node, gateway, etc.)
                3. Also add the built-in Terminal.app if you normally use another terminal
                4. Toggle stale entries off and on after terminal/Homebrew/app updates
                5. Restart the terminal or parent app, then try again

                Note: This is required because macOS protects the Messages database.
                For more details, see: https://github.com/steipete/imsg#permissions-troubleshooting""".formatted(path);
    }
}
