package datapipeline.engines.model3d;

import java.util.ArrayList;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIScene;

/** What a scene has that triangles of plain materials do not show. Preparing it would take some of that away. */
final class BeyondShape {
    private BeyondShape() {}

    static List<String> of(AIScene scene) {
        int bones = 0;
        int morphing = 0;
        int coloured = 0;
        PointerBuffer pointers = scene.mMeshes();
        for (int i = 0; pointers != null && i < scene.mNumMeshes(); i++) {
            AIMesh mesh = AIMesh.create(pointers.get(i));
            bones += mesh.mNumBones();
            morphing += mesh.mNumAnimMeshes();
            coloured += mesh.mColors(0) == null ? 0 : 1;
        }
        List<String> found = new ArrayList<>();
        add(found, scene.mNumAnimations(), "animation");
        add(found, bones, "bone");
        add(found, morphing, "morph target");
        add(found, scene.mNumTextures(), "texture");
        add(found, coloured, "mesh with colours of its vertices", "meshes with colours of their vertices");
        return found;
    }

    private static void add(List<String> found, int count, String one) {
        add(found, count, one, one + "s");
    }

    private static void add(List<String> found, int count, String one, String several) {
        if (count > 0) {
            found.add(count + " " + (count == 1 ? one : several));
        }
    }
}
