package org.imsggateway.config;

import java.util.Locale;

/** A value of an enumeration that is written in the configuration as a word. Words are exact: lower case only. */
public interface ConfigWord {

    /**
     * The name of the constant.
     *
     * @return as {@link Enum#name()}
     */
    String name();

    /**
     * The word as written in a configuration.
     *
     * @return the name in lower case, its parts joined by dashes
     */
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
