package org.imsggateway.simulator;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The imsg version that is imitated. Differences between versions are asked as "is it at least …", so that any version
 * between two known ones behaves like the older one.
 *
 * @param version the version as printed
 * @param number major, minor and patch as one comparable number
 */
record Profile(String version, int number) {

    static final List<String> KNOWN = List.of("0.15.10", "0.13.4", "0.9.0", "0.5.0");
    private static final Pattern VERSION = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?.*");

    static Profile of(String version) {
        var matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            throw new UsageException(
                    "Not an imsg version: '" + version + "'. Use one of " + String.join(", ", KNOWN) + ".");
        }
        var patch = matcher.group(3) == null ? "0" : matcher.group(3);
        return new Profile(version, number(matcher.group(1), matcher.group(2), patch));
    }

    private static int number(String major, String minor, String patch) {
        return (Integer.parseInt(major) * 1000 + Integer.parseInt(minor)) * 1000 + Integer.parseInt(patch);
    }

    boolean atLeast(int minor, int patch) {
        return number >= minor * 1000 + patch;
    }

    boolean atLeast(int minor) {
        return atLeast(minor, 0);
    }

    /** Closed parameter sets, lanes, limits, own error codes: everything that came with 0.14. */
    boolean strict() {
        return atLeast(14);
    }

    /** Tapback rows are hidden by a range of types up to 0.9, later by the exact known types. */
    boolean isTapback(int type) {
        return (type >= 2000 && type <= 2006) || (type >= 3000 && type <= 3006);
    }

    /** Whether a row of this type is left out where tapbacks are not asked for. */
    boolean isHidden(int type) {
        return atLeast(10) ? isTapback(type) : type >= 2000 && type <= 3006;
    }
}
