package datapipeline.console.files;

import java.net.URI;

/** How a browser gets at outputs. */
public interface OutputLinks {
    /** A link that shows the output and works for some minutes. */
    URI show(String key);

    /** A link that saves the output under this name and works for some minutes. */
    URI save(String key, String name);

    /** The beginning of an output that is text. */
    String excerpt(String key);
}
