package datapipeline.engines.model3d;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIFace;
import org.lwjgl.assimp.AIMaterial;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.Assimp;
import org.lwjgl.system.MemoryUtil;

/** Reads a model with Assimp and takes from it what can be drawn and measured. */
public final class ModelReader {
    private static final int MAX_TRIANGLES = 5_000_000;
    /** Larger files are refused. */
    public static final long MAX_BYTES = 512L << 20;

    private static final int PREPARED = Assimp.aiProcess_Triangulate
            | Assimp.aiProcess_PreTransformVertices
            | Assimp.aiProcess_JoinIdenticalVertices
            | Assimp.aiProcess_SortByPType
            | Assimp.aiProcess_FindInvalidData
            | Assimp.aiProcess_GenSmoothNormals
            | Assimp.aiProcess_FlipUVs;

    private static final int COLOUR = 4;

    private ModelReader() {}

    /** @throws Refusal when it is too large, broken, or has no surface */
    public static Model read(Path path, Format format) throws IOException {
        return with(path, format, PREPARED, ModelReader::model);
    }

    /**
     * What the file has besides shape and plain materials, as words: {@code 2 animations}.
     *
     * @throws Refusal as {@link #read} does
     */
    public static List<String> beyondShape(Path path, Format format) throws IOException {
        return with(path, format, 0, BeyondShape::of);
    }

    private static <T> T with(Path path, Format format, int prepared, Function<AIScene, T> reading) throws IOException {
        if (Files.size(path) > MAX_BYTES) {
            throw new Refusal(
                    ReasonCode.TOO_LARGE,
                    "the model has %d MB; at most %d are read".formatted(Files.size(path) >> 20, MAX_BYTES >> 20));
        }
        byte[] bytes = Files.readAllBytes(path);
        if (format == Format.GLB || format == Format.GLTF) {
            GltfCheck.check(bytes);
            bytes = QuantizedGlb.plain(bytes);
        }
        String name = "model."
                + (QuantizedGlb.isBinary(bytes)
                        ? "glb"
                        : ModelFormats.extension(format).orElseThrow());
        try (OneFile file = new OneFile(name, bytes)) {
            AIScene scene = Assimp.aiImportFileEx(name, prepared | Assimp.aiProcess_ValidateDataStructure, file.io());
            if (scene == null) {
                throw new Refusal(
                        ReasonCode.CORRUPT,
                        "the %s cannot be read: %s".formatted(format.wireName(), Assimp.aiGetErrorString()));
            }
            try {
                return reading.apply(scene);
            } finally {
                Assimp.aiReleaseImport(scene);
            }
        }
    }

    private static Model model(AIScene scene) {
        List<AIMesh> meshes = new ArrayList<>();
        PointerBuffer pointers = scene.mMeshes();
        for (int i = 0; pointers != null && i < scene.mNumMeshes(); i++) {
            AIMesh mesh = AIMesh.create(pointers.get(i));
            if ((mesh.mPrimitiveTypes() & Assimp.aiPrimitiveType_TRIANGLE) != 0) {
                meshes.add(mesh);
            }
        }
        long triangles = meshes.stream().mapToLong(AIMesh::mNumFaces).sum();
        if (triangles == 0) {
            throw new Refusal(ReasonCode.CORRUPT, "the model has no surface: not a single triangle");
        }
        if (triangles > MAX_TRIANGLES) {
            throw new Refusal(
                    ReasonCode.LIMIT_EXCEEDED,
                    "the model has %d triangles; at most %d are read".formatted(triangles, MAX_TRIANGLES));
        }
        Textures textures = new Textures(scene);
        List<Mesh> read =
                meshes.stream().map(mesh -> mesh(scene, mesh, textures)).toList();
        return sound(new Model(read, List.copyOf(textures.missing())));
    }

    private static Model sound(Model model) {
        if (!model.isFinite()) {
            throw new Refusal(ReasonCode.CORRUPT, "the model has coordinates or colours that are no numbers");
        }
        return model;
    }

    private static Mesh mesh(AIScene scene, AIMesh mesh, Textures textures) {
        int vertices = mesh.mNumVertices();
        float[] positions = floats(mesh.mVertices().address(), vertices * 3);
        var normals = mesh.mNormals();
        Optional<AIMaterial> material = Materials.in(scene, mesh);
        Paint paint = paint(mesh, material.flatMap(textures::of));
        return new Mesh(
                positions,
                normals == null ? new float[0] : floats(normals.address(), vertices * 3),
                corners(mesh),
                material.map(found -> Materials.of(found, !paint.equals(Paint.none())))
                        .orElse(Materials.unknown()),
                paint);
    }

    /** A texture stays away where the mesh does not say how it lies. */
    private static Paint paint(AIMesh mesh, Optional<Textures.Laid> laid) {
        var colours = mesh.mColors(0);
        float[] ofVertices = colours == null ? new float[0] : floats(colours.address(), mesh.mNumVertices() * COLOUR);
        float[] places = laid.map(found -> places(mesh, found.channel())).orElse(new float[0]);
        if (places.length == 0) {
            return colours == null ? Paint.none() : new Paint(ofVertices, places, Optional.empty());
        }
        return new Paint(ofVertices, places, laid.map(Textures.Laid::texture));
    }

    private static float[] places(AIMesh mesh, int channel) {
        var places = channel < Assimp.AI_MAX_NUMBER_OF_TEXTURECOORDS ? mesh.mTextureCoords(channel) : null;
        float[] flat = new float[places == null ? 0 : mesh.mNumVertices() * 2];
        for (int i = 0; places != null && i < mesh.mNumVertices(); i++) {
            flat[2 * i] = places.get(i).x();
            flat[2 * i + 1] = places.get(i).y();
        }
        return flat;
    }

    private static float[] floats(long address, int count) {
        FloatBuffer buffer = MemoryUtil.memFloatBuffer(address, count);
        float[] copy = new float[buffer.remaining()];
        buffer.get(copy);
        return copy;
    }

    private static int[] corners(AIMesh mesh) {
        int[] corners = new int[mesh.mNumFaces() * 3];
        AIFace.Buffer faces = mesh.mFaces();
        for (int i = 0; i < mesh.mNumFaces(); i++) {
            IntBuffer indices = faces.get(i).mIndices();
            indices.get(corners, i * 3, 3);
        }
        return corners;
    }
}
