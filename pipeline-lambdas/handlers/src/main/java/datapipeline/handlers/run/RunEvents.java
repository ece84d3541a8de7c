package datapipeline.handlers.run;

import java.util.Map;

/** The pipeline's own bus, for everybody who wants to act when a run ends. */
public interface RunEvents {
    /** @param name the detail type, such as {@code RunCompleted} */
    void put(String name, Map<String, Object> detail);
}
