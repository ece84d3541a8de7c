package datapipeline.engines.optimization;

import datapipeline.engines.model3d.Alpha;
import datapipeline.engines.model3d.Material;
import datapipeline.engines.model3d.Texture;
import datapipeline.engines.model3d.TextureImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The materials of a binary glTF with their textures, each written once. */
final class GlbMaterials {
    private record Look(Material material, Optional<Texture> texture) {}

    private final List<Look> looks = new ArrayList<>();
    private final List<Texture> textures = new ArrayList<>();
    private final List<TextureImage> images = new ArrayList<>();

    /** Its number. */
    int add(Material material, Optional<Texture> texture) {
        texture.ifPresent(found -> {
            number(found, textures);
            number(found.image(), images);
        });
        return number(new Look(material, texture), looks);
    }

    List<TextureImage> images() {
        return images;
    }

    /** @param views the numbers of the buffer views that hold the images, in their order */
    void write(Map<String, Object> document, List<Integer> views) {
        document.put("materials", looks.stream().map(this::material).toList());
        if (!textures.isEmpty()) {
            document.put("textures", textures.stream().map(this::texture).toList());
            document.put(
                    "samplers", textures.stream().map(GlbMaterials::sampler).toList());
            List<Map<String, Object>> written = new ArrayList<>();
            for (int i = 0; i < images.size(); i++) {
                String type = images.get(i).contentType().orElseThrow();
                written.add(Map.of("bufferView", views.get(i), "mimeType", type));
            }
            document.put("images", written);
        }
    }

    private Map<String, Object> texture(Texture texture) {
        return Map.of("source", images.indexOf(texture.image()), "sampler", textures.indexOf(texture));
    }

    private static Map<String, Object> sampler(Texture texture) {
        return Map.of(
                "wrapS", texture.across().number(), "wrapT", texture.down().number());
    }

    private Map<String, Object> material(Look look) {
        Material material = look.material();
        Map<String, Object> surface = new LinkedHashMap<>();
        surface.put("baseColorFactor", List.of(material.red(), material.green(), material.blue(), material.opacity()));
        surface.put("metallicFactor", material.metallic());
        surface.put("roughnessFactor", material.roughness());
        look.texture().ifPresent(found -> surface.put("baseColorTexture", Map.of("index", textures.indexOf(found))));
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("pbrMetallicRoughness", surface);
        switch (material.alpha()) {
            case Alpha.Solid solid -> written.put("alphaMode", "OPAQUE");
            case Alpha.Blended blended -> written.put("alphaMode", "BLEND");
            case Alpha.Cut cut -> {
                written.put("alphaMode", "MASK");
                written.put("alphaCutoff", cut.below());
            }
        }
        written.put("doubleSided", material.doubleSided());
        return written;
    }

    private static <T> int number(T one, List<T> all) {
        if (!all.contains(one)) {
            all.add(one);
        }
        return all.indexOf(one);
    }
}
