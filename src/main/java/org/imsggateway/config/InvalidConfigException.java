package org.imsggateway.config;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.YAMLException;

/** The configuration cannot be used. Holds every fault, not only the first. */
public class InvalidConfigException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigFault> faults;

    /**
     * Says what is wrong.
     *
     * @param faults every fault, in the order of the tree
     */
    public InvalidConfigException(List<ConfigFault> faults) {
        super(faults.stream()
                .map(fault -> fault.path() + " (" + fault.problem() + ")")
                .collect(Collectors.joining(", ", "the configuration cannot be used: ", "")));
        this.faults = List.copyOf(faults);
    }

    /**
     * A file that Spring could not read as YAML. It tells the line but not which file, which is nearly always this one.
     *
     * @param failure what its parser said
     * @return the one fault
     */
    public static InvalidConfigException of(YAMLException failure) {
        return YamlTree.invalid(failure, "application.yml");
    }

    /**
     * What is wrong.
     *
     * @return every fault, in the order of the tree
     */
    public List<ConfigFault> faults() {
        return faults;
    }
}
