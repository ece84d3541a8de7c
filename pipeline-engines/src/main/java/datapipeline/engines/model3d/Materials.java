package datapipeline.engines.model3d;

import java.util.Objects;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIColor4D;
import org.lwjgl.assimp.AIMaterial;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.Assimp;

/** Takes from Assimp's materials what {@link Material} knows. */
final class Materials {
    private static final Material GREY = Material.matt(.72f, .74f, .78f);

    private Materials() {}

    static Material of(AIScene scene, AIMesh mesh) {
        PointerBuffer materials = scene.mMaterials();
        if (materials == null) {
            return GREY;
        }
        AIMaterial material = Objects.requireNonNull(AIMaterial.create(materials.get(mesh.mMaterialIndex())));
        try (AIColor4D found = AIColor4D.calloc()) {
            int answer = Assimp.aiGetMaterialColor(material, Assimp.AI_MATKEY_COLOR_DIFFUSE, 0, 0, found);
            boolean known = answer == Assimp.aiReturn_SUCCESS;
            return new Material(
                    known ? share(found.r()) : GREY.red(),
                    known ? share(found.g()) : GREY.green(),
                    known ? share(found.b()) : GREY.blue(),
                    number(material, Assimp.AI_MATKEY_OPACITY, 1),
                    number(material, Assimp.AI_MATKEY_METALLIC_FACTOR, GREY.metallic()),
                    number(material, Assimp.AI_MATKEY_ROUGHNESS_FACTOR, GREY.roughness()),
                    number(material, Assimp.AI_MATKEY_TWOSIDED, 0) > 0);
        }
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
