package datapipeline.console.security;

import java.util.List;

/** The places beside the console itself that its pages may load pictures and films from and send files to. */
public interface BrowserOrigins {
    /** Origins such as {@code http://127.0.0.1:4566}. */
    List<String> origins();
}
