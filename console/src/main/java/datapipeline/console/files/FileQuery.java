package datapipeline.console.files;

import datapipeline.model.FileType;
import datapipeline.model.run.RunStatus;
import java.util.Optional;

/**
 * Which runs a page of the list shows.
 *
 * @param text a part of the key
 * @param cursor where the page before ended, as it said itself
 * @param days how far back to look from there; 1 is the day itself
 */
public record FileQuery(
        Optional<RunStatus> status, Optional<FileType> type, Optional<String> text, Optional<String> cursor, int days) {
    public static final int PAGE = 50;
    static final int DAYS = 14;

    public static FileQuery newest(int days) {
        return new FileQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), days);
    }

    /** Whether it asks for anything but all runs. */
    public boolean narrowed() {
        return status.isPresent() || type.isPresent() || text.isPresent();
    }
}
