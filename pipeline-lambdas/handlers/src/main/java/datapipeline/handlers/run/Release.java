package datapipeline.handlers.run;

import datapipeline.model.run.Manifest;
import java.util.Map;

/** Who made a manifest: the release this code is of. */
public record Release(String service, String version, String gitCommit) {
    Manifest.Producer with(Map<String, String> tools) {
        return new Manifest.Producer(service, version, gitCommit, tools);
    }
}
