package datapipeline.engines.model3d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.engines.Given;
import datapipeline.model.Format;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.option.ProcessingStep.Rendering;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that are broken or made to do harm: each is refused in words that say what is wrong. */
class HostileModelsTest {
    private static final String WHOLE = Square.textured().gltf();

    @TempDir
    private Path directory;

    @Test
    void nodesThatLieInsideThemselves() {
        refused(changed("\"nodes\":[{\"mesh\":0}]", "\"nodes\":[{\"mesh\":0,\"children\":[1]},{\"children\":[0]}]"))
                .hasMessageContaining("node 0 lies inside itself");
        refused(changed("\"nodes\":[{\"mesh\":0}]", "\"nodes\":[{\"mesh\":0,\"children\":[7]}]"))
                .hasMessageContaining("child 7, and there are 1 nodes");
        refused(changed("\"nodes\":[{\"mesh\":0}]", "\"nodes\":[{\"children\":[2]},{\"children\":[2]},{\"mesh\":0}]"))
                .hasMessageContaining("node 2 lies in two others, 0 and 1");
    }

    @Test
    void nodesThatLieTooDeep() {
        StringBuilder nodes = new StringBuilder("\"nodes\":[");
        for (int i = 1; i <= 5000; i++) {
            nodes.append("{\"children\":[").append(i).append("]},");
        }

        refused(changed("\"nodes\":[{\"mesh\":0}]", nodes + "{\"mesh\":0}]")).hasMessageContaining("1001 deep");
    }

    @Test
    void aShapeInAnotherFile() {
        refused(WHOLE.replaceFirst("\"uri\":\"data:application[^\"]*\"", "\"uri\":\"../../etc/passwd\""))
                .hasMessageContaining("another file, ../../etc/passwd", "export it as GLB");
    }

    @Test
    void aCompressedShape() {
        refused(Square.textured()
                        .with(",\"extensionsRequired\":[\"KHR_draco_mesh_compression\"]")
                        .gltf())
                .hasMessageContaining("compressed with Draco", "export it without compression");
    }

    @Test
    void coordinatesThatAreNoNumbers() throws Exception {
        Problem problem = rendered(Format.OBJ, "v 0 0 0\nv 1 0 nan\nv 0 1 0\nf 1 2 3\n");

        assertThat(problem.code()).isEqualTo(ReasonCode.CORRUPT);
    }

    @Test
    void trianglesOfVerticesThatAreNotThere() throws Exception {
        Problem problem = rendered(Format.GLTF, withCorners((byte) 200));

        assertThat(problem.code()).isEqualTo(ReasonCode.CORRUPT);
        assertThat(problem.message()).contains("and there are 4");
    }

    @Test
    void trianglesOfAPlyWhoseVerticesAreNotThere() throws Exception {
        assertThat(rendered(Format.PLY, """
                ply
                format ascii 1.0
                element vertex 3
                property float x
                property float y
                property float z
                element face 1
                property list uchar int vertex_indices
                end_header
                0 0 0
                1 0 0
                0 1 0
                3 0 1 99
                """).code()).isEqualTo(ReasonCode.CORRUPT);
    }

    @Test
    void nothingToSee() throws Exception {
        Problem problem = rendered(Format.PLY, """
                ply
                format ascii 1.0
                element vertex 1
                property float x
                property float y
                property float z
                end_header
                0 0 0
                """);

        assertThat(problem.code()).isEqualTo(ReasonCode.CORRUPT);
    }

    @Test
    void aFormatThatCannotBeReadComesWithAdvice() throws Exception {
        Problem problem = rendered(Format.USDZ, "PK");

        assertThat(problem.message()).contains("USDZ");
        assertThat(problem.fixes()).containsExactly("Export the model as GLB and upload that");
    }

    /** Every corner of every triangle. */
    private static String withCorners(byte number) {
        int from = WHOLE.indexOf("octet-stream;base64,") + "octet-stream;base64,".length();
        int to = WHOLE.indexOf('"', from);
        byte[] binary = Base64.getDecoder().decode(WHOLE.substring(from, to));
        for (int i = binary.length - 12; i < binary.length; i += 2) {
            binary[i] = (byte) (number + i % 3);
        }
        return WHOLE.substring(0, from) + Base64.getEncoder().encodeToString(binary) + WHOLE.substring(to);
    }

    private static String changed(String from, String to) {
        assertThat(WHOLE).contains(from);
        return WHOLE.replace(from, to);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(String gltf) {
        return assertThatThrownBy(() -> GltfCheck.check(gltf.getBytes(StandardCharsets.UTF_8)));
    }

    private Problem rendered(Format format, String content) throws Exception {
        StepResult result = new RenderingEngine()
                .perform(
                        new Rendering(32, 32, 1),
                        Given.file(directory, "hostile", format, content.getBytes(StandardCharsets.UTF_8)));
        assertThat(result).isInstanceOf(StepResult.Refused.class);
        return ((StepResult.Refused) result).problem();
    }
}
