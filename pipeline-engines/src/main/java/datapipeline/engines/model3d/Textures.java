package datapipeline.engines.model3d;

import datapipeline.engines.model3d.Texture.Wrap;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIMaterial;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIString;
import org.lwjgl.assimp.AITexture;
import org.lwjgl.assimp.Assimp;

/** Takes the pictures that give surfaces their colour out of a scene, each once. */
final class Textures {
    private static final int[] KINDS = {Assimp.aiTextureType_BASE_COLOR, Assimp.aiTextureType_DIFFUSE};

    private final AIScene scene;
    private final Map<Integer, Optional<TextureImage>> images = new HashMap<>();
    private final SortedSet<String> missing = new TreeSet<>();

    Textures(AIScene scene) {
        this.scene = scene;
    }

    /**
     * A texture and how it lies.
     *
     * @param channel which of a mesh's sets of places are meant
     */
    record Laid(Texture texture, int channel) {}

    /** Names of textures that are wanted and cannot be drawn: they are other files, or pictures of a kind not read. */
    SortedSet<String> missing() {
        return missing;
    }

    Optional<Laid> of(AIMaterial material) {
        for (int kind : KINDS) {
            if (Assimp.aiGetMaterialTextureCount(material, kind) > 0) {
                return laid(material, kind);
            }
        }
        return Optional.empty();
    }

    private Optional<Laid> laid(AIMaterial material, int kind) {
        int[] channel = {0};
        int[] wraps = {Assimp.aiTextureMapMode_Wrap, Assimp.aiTextureMapMode_Wrap};
        try (AIString path = AIString.calloc()) {
            Assimp.aiGetMaterialTexture(material, kind, 0, path, null, channel, null, null, wraps, null);
            String name = path.dataString();
            Optional<TextureImage> image = image(name);
            if (image.isEmpty()) {
                missing.add(name);
            }
            return image.map(found -> new Laid(new Texture(found, wrap(wraps[0]), wrap(wraps[1])), channel[0]));
        }
    }

    private Optional<TextureImage> image(String name) {
        return number(name).flatMap(number -> images.computeIfAbsent(number, this::embedded));
    }

    /** Assimp calls the pictures inside a file by a star and a number, or by the name they had before they came in. */
    private Optional<Integer> number(String name) {
        PointerBuffer textures = scene.mTextures();
        for (int i = 0; textures != null && i < scene.mNumTextures(); i++) {
            AITexture texture = AITexture.create(textures.get(i));
            String known = texture.mFilename().dataString();
            if (name.equals("*" + i) || !name.isEmpty() && name.equals(known)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private Optional<TextureImage> embedded(int number) {
        AITexture texture =
                AITexture.create(Objects.requireNonNull(scene.mTextures()).get(number));
        if (texture.mHeight() != 0) {
            return Optional.empty();
        }
        ByteBuffer data = texture.pcDataCompressed();
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        TextureImage image = new TextureImage(bytes);
        return image.contentType().map(known -> image);
    }

    private static Wrap wrap(int mode) {
        return switch (mode) {
            case Assimp.aiTextureMapMode_Mirror -> Wrap.MIRRORED;
            case Assimp.aiTextureMapMode_Clamp, Assimp.aiTextureMapMode_Decal -> Wrap.STRETCHED;
            default -> Wrap.REPEATED;
        };
    }
}
