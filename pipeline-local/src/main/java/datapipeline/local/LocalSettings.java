package datapipeline.local;

import datapipeline.local.lambda.runtime.FunctionPool.Mode;
import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the product is run on one machine: {@code local.data}, {@code local.port}, {@code local.lambda.mode}.
 *
 * @param data the directory that keeps everything; delete it and you start anew
 * @param port of the gateway on 127.0.0.1
 * @param lambda how functions are run
 */
public record LocalSettings(
        @DefaultValue("data") Path data,
        @DefaultValue("4566") int port,
        @DefaultValue Lambda lambda) {

    /**
     * How functions are run.
     *
     * @param mode {@code in-process} needs the least memory; {@code process} runs each execution with AWS's own runtime in
     *     a process of its own, which a crash of a function cannot leave
     */
    public record Lambda(@DefaultValue("in-process") Mode mode) {}
}
