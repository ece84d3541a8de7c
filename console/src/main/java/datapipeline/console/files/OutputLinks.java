package datapipeline.console.files;

import java.net.URI;
import java.util.Optional;

/** How a browser gets at outputs. */
public interface OutputLinks {
    /** A link that shows the output and works for some minutes. */
    URI show(String key);

    /** A link that saves the output under this name and works for some minutes. */
    URI save(String key, String name);

    /** A link that saves the file as it was uploaded. */
    URI original(String key, Optional<String> versionId, String name);

    /** A link that shows the file as it was uploaded, as what the classifier found it to be and never as anything else. */
    URI showOriginal(String key, Optional<String> versionId, String mediaType);

    /** A whole small object, such as a manifest. */
    String text(String key);

    /** The beginning of an output that is text. */
    String excerpt(String key);
}
