package org.imsggateway.rpc;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which of our environment variables a child may see: what programs need to find themselves and the user, and no secrets. */
final class ChildEnvironment {

    private static final Set<String> ALLOWED = Set.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "TMP",
            "TEMP",
            "JAVA_HOME",
            "SSH_AUTH_SOCK",
            "XDG_RUNTIME_DIR",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_CACHE_HOME",
            "SYSTEMROOT",
            "__CF_USER_TEXT_ENCODING");

    private ChildEnvironment() {}

    /** Reduces an inherited environment to what is allowed and adds what is wanted. */
    static void apply(Map<String, String> environment, Map<String, String> wanted) {
        environment.keySet().removeIf(name -> !allowed(name));
        environment.putAll(wanted);
    }

    private static boolean allowed(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return ALLOWED.contains(upper) || upper.startsWith("LC_");
    }
}
