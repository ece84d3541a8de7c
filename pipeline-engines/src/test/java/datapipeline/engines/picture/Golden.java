package datapipeline.engines.picture;

import java.io.IOException;
import java.io.InputStream;

/** Awkward files of others, from the test jar of Apache Tika (Apache License 2.0). */
final class Golden {
    private Golden() {}

    static byte[] file(String name) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream("/test-documents/" + name)) {
            if (in == null) {
                throw new IOException("the class path has no test-documents/" + name);
            }
            return in.readAllBytes();
        }
    }
}
