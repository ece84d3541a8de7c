package datapipeline.console.files;

import datapipeline.model.Format;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which 3D models the viewer of a file's page ({@code model.js}) can read. */
final class Models {
    static final Set<Format> SHOWN =
            EnumSet.of(Format.GLB, Format.GLTF, Format.OBJ, Format.STL, Format.PLY, Format.FBX);

    /** In bytes; a browser holds a model several times over. The viewer stops there too. */
    static final long LARGEST = 200L << 20;

    private Models() {}

    /** The format of what is served under this media type, if the viewer reads it. */
    static Optional<Format> formatOf(String contentType) {
        return SHOWN.stream()
                .filter(format -> format.mediaType().equals(contentType))
                .findFirst();
    }
}
