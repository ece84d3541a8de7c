package datapipeline.engines.model3d;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIMaterial;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIString;
import org.lwjgl.assimp.Assimp;

/** What a scene has that triangles in their own colours do not show. Preparing it would take some of that away. */
final class BeyondShape {
    private static final Set<Integer> COLOUR = Set.of(Assimp.aiTextureType_DIFFUSE, Assimp.aiTextureType_BASE_COLOR);
    private static final int KINDS = Assimp.aiTextureType_GLTF_METALLIC_ROUGHNESS;
    private static final String TRANSFORM = "$tex.uvtrafo";

    private BeyondShape() {}

    static List<String> of(AIScene scene) {
        int bones = 0;
        int morphing = 0;
        PointerBuffer pointers = scene.mMeshes();
        for (int i = 0; pointers != null && i < scene.mNumMeshes(); i++) {
            AIMesh mesh = AIMesh.create(pointers.get(i));
            bones += mesh.mNumBones();
            morphing += mesh.mNumAnimMeshes();
        }
        Set<String> others = new HashSet<>();
        int moved = 0;
        PointerBuffer materials = scene.mMaterials();
        for (int i = 0; materials != null && i < scene.mNumMaterials(); i++) {
            AIMaterial material = AIMaterial.create(materials.get(i));
            others.addAll(otherTextures(material));
            moved += isMoved(material) ? 1 : 0;
        }
        List<String> found = new ArrayList<>();
        add(found, scene.mNumAnimations(), "animation", "animations");
        add(found, bones, "bone", "bones");
        add(found, morphing, "morph target", "morph targets");
        add(found, others.size(), "texture for bumps, gloss or glow", "textures for bumps, gloss or glow");
        add(found, moved, "material that moves its texture", "materials that move their textures");
        return found;
    }

    private static Set<String> otherTextures(AIMaterial material) {
        Set<String> names = new HashSet<>();
        try (AIString name = AIString.calloc()) {
            for (int kind = 1; kind <= KINDS; kind++) {
                boolean other = !COLOUR.contains(kind) && Assimp.aiGetMaterialTextureCount(material, kind) > 0;
                if (other) {
                    Assimp.aiGetMaterialTexture(material, kind, 0, name, (int[]) null, null, null, null, null, null);
                    names.add(name.dataString());
                }
            }
        }
        return names;
    }

    /** By KHR_texture_transform, which goes by the places of vertices and would have to be worked into them. */
    private static boolean isMoved(AIMaterial material) {
        return COLOUR.stream().anyMatch(kind -> {
            float[] found = new float[5];
            int[] room = {found.length};
            return Assimp.aiGetMaterialFloatArray(material, TRANSFORM, kind, 0, found, room) == Assimp.aiReturn_SUCCESS;
        });
    }

    private static void add(List<String> found, int count, String one, String several) {
        if (count > 0) {
            found.add(count + " " + (count == 1 ? one : several));
        }
    }
}
