package datapipeline.handlers.sweep;

import java.util.Optional;

/** Remembers how far the listing was read, from one sweep to the next. */
public interface Bookmark {
    Optional<String> read();

    void write(Optional<String> next);
}
