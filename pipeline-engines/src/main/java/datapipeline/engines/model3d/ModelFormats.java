package datapipeline.engines.model3d;

import datapipeline.model.Format;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What Assimp calls the formats it reads. */
final class ModelFormats {
    private static final Map<Format, String> EXTENSIONS = new EnumMap<>(Map.ofEntries(
            Map.entry(Format.GLTF, "gltf"),
            Map.entry(Format.GLB, "glb"),
            Map.entry(Format.OBJ, "obj"),
            Map.entry(Format.STL, "stl"),
            Map.entry(Format.PLY, "ply"),
            Map.entry(Format.FBX, "fbx"),
            Map.entry(Format.THREE_MF, "3mf"),
            Map.entry(Format.DAE, "dae"),
            Map.entry(Format.THREE_DS, "3ds"),
            Map.entry(Format.X3D, "x3d"),
            Map.entry(Format.AMF, "amf")));

    private ModelFormats() {}

    static Optional<String> extension(Format format) {
        return Optional.ofNullable(EXTENSIONS.get(format));
    }

    /** The formats of printers have z for up, the others y. */
    static boolean hasZUp(Format format) {
        return format == Format.STL || format == Format.THREE_MF || format == Format.AMF;
    }
}
