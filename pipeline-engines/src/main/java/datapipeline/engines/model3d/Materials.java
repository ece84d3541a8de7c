package datapipeline.engines.model3d;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIColor4D;
import org.lwjgl.assimp.AIMaterial;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIString;
import org.lwjgl.assimp.Assimp;

/** Takes from Assimp's materials what {@link Material} knows. */
final class Materials {
    private static final Material GREY = Material.matt(.72f, .74f, .78f);
    private static final float HALF = .5f;

    private Materials() {}

    static Optional<AIMaterial> in(AIScene scene, AIMesh mesh) {
        PointerBuffer materials = scene.mMaterials();
        return materials == null
                ? Optional.empty()
                : Optional.of(Objects.requireNonNull(AIMaterial.create(materials.get(mesh.mMaterialIndex()))));
    }

    /** Where a texture or the vertices bring the colour along, nothing of ours is put over it. */
    static Material of(AIMaterial material, boolean painted) {
        try (AIColor4D found = AIColor4D.calloc()) {
            int answer = Assimp.aiGetMaterialColor(material, Assimp.AI_MATKEY_COLOR_DIFFUSE, 0, 0, found);
            boolean known = answer == Assimp.aiReturn_SUCCESS;
            Alpha alpha = alpha(material);
            return new Material(
                    known ? share(found.r()) : painted ? 1 : GREY.red(),
                    known ? share(found.g()) : painted ? 1 : GREY.green(),
                    known ? share(found.b()) : painted ? 1 : GREY.blue(),
                    alpha instanceof Alpha.Solid ? 1 : opacity(material, found, known),
                    alpha,
                    number(material, Assimp.AI_MATKEY_METALLIC_FACTOR, GREY.metallic()),
                    number(material, Assimp.AI_MATKEY_ROUGHNESS_FACTOR, GREY.roughness()),
                    number(material, Assimp.AI_MATKEY_TWOSIDED, 0) > 0);
        }
    }

    static Material unknown() {
        return GREY;
    }

    private static float opacity(AIMaterial material, AIColor4D colour, boolean known) {
        return number(material, Assimp.AI_MATKEY_OPACITY, known ? share(colour.a()) : 1);
    }

    /**
     * glTF says what opacity means. Elsewhere it is a number only, and 0 comes from programs that meant transparency:
     * nobody sends a model that nobody can see.
     */
    private static Alpha alpha(AIMaterial material) {
        try (AIString mode = AIString.calloc()) {
            int answer = Assimp.aiGetMaterialString(material, Assimp.AI_MATKEY_GLTF_ALPHAMODE, 0, 0, mode);
            if (answer == Assimp.aiReturn_SUCCESS) {
                return switch (mode.dataString().toUpperCase(Locale.ROOT)) {
                    case "MASK" -> new Alpha.Cut(number(material, Assimp.AI_MATKEY_GLTF_ALPHACUTOFF, HALF));
                    case "BLEND" -> new Alpha.Blended();
                    default -> new Alpha.Solid();
                };
            }
        }
        float opacity = number(material, Assimp.AI_MATKEY_OPACITY, 1);
        return opacity > 0 && opacity < 1 ? new Alpha.Blended() : new Alpha.Solid();
    }

    private static float number(AIMaterial material, String key, float otherwise) {
        float[] found = new float[1];
        int[] room = {1};
        int answer = Assimp.aiGetMaterialFloatArray(material, key, 0, 0, found, room);
        return answer == Assimp.aiReturn_SUCCESS && room[0] == 1 ? share(found[0]) : otherwise;
    }

    private static float share(float value) {
        return Float.isFinite(value) ? Math.clamp(value, 0, 1) : 0;
    }
}
