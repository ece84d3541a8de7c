package datapipeline.local.lambda.runtime;

import java.time.Instant;

/** Where the lines of functions go. Calls come from many threads, and must not be slow: the function waits. */
public interface FunctionLogs {

    /**
     * @param group {@code /aws/lambda/<function>}
     * @param stream one for each execution environment
     * @param line without a line break at its end
     */
    void write(String group, String stream, Instant at, String line);
}
