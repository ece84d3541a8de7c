package datapipeline.engines.sandbox;

import java.util.List;
import java.util.Map;

/**
 * A program to run on an untrusted file.
 *
 * @param command the program and its arguments
 * @param environment all it gets, besides a home and a temporary directory in its working directory
 * @param watchesParent whether it ends by itself when its standard input closes
 * @param resources what the kernel lets it use
 */
public record Child(List<String> command, Map<String, String> environment, boolean watchesParent, Resources resources) {
    public Child {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * Limits the kernel enforces where it can be asked to.
     *
     * @param addressSpace in bytes; 0 for none, as a Java machine reserves far more than it uses
     * @param fileSize of the largest file it may write, in bytes
     */
    public record Resources(long addressSpace, long fileSize) {}
}
