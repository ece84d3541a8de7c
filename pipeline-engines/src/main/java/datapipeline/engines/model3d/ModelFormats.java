package datapipeline.engines.model3d;

import datapipeline.model.Format;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What Assimp calls the formats it reads. */
public final class ModelFormats {
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

    /** What its files end with; empty for what cannot be read. */
    public static Optional<String> extension(Format format) {
        return Optional.ofNullable(EXTENSIONS.get(format));
    }

    /** What is wrong with a file of a format that cannot be read. */
    public static Problem unreadable(Format format) {
        return new Problem(
                ReasonCode.FORMAT_UNREADABLE,
                "%s models cannot be read here".formatted(format.wireName().toUpperCase(Locale.ROOT)),
                List.of("Export the model as GLB and upload that"));
    }

    /** The formats of printers have z for up, the others y. */
    public static boolean hasZUp(Format format) {
        return format == Format.STL || format == Format.THREE_MF || format == Format.AMF;
    }
}
