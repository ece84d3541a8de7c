package datapipeline.local;

import java.nio.file.Path;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the product is run on one machine: {@code local.data}, {@code local.port}.
 *
 * @param data the directory that keeps everything; delete it and you start anew
 * @param port of the gateway on 127.0.0.1
 */
public record LocalSettings(
        @DefaultValue("data") Path data,
        @DefaultValue("4566") int port) {}
