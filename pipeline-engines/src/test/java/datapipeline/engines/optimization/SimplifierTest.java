package datapipeline.engines.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import datapipeline.engines.model3d.Material;
import datapipeline.engines.model3d.Mesh;
import datapipeline.engines.model3d.Model;
import datapipeline.engines.model3d.Paint;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimplifierTest {
    private static final int SIDE = 21;

    /** A flat square of many triangles is as well shown by two, unless half of it is of another colour. */
    @Test
    void keepsTheLineWhereTheColoursOfAFlatSurfaceChange() {
        Model plain = square(column -> 1);
        Model striped = square(column -> column < SIDE / 2 ? 1 : 0);

        Model lighter = Optimization.of(striped, 0).model();

        assertThat(Optimization.of(plain, 0).model().triangles()).isLessThan(10);
        assertThat(lighter.triangles()).isLessThan(striped.triangles());
        Mesh mesh = lighter.meshes().getFirst();
        for (int i = 0; i < mesh.vertices(); i++) {
            float column = mesh.positions()[3 * i];
            assertThat(mesh.paint().colours()[4 * i]).isCloseTo(column < 9.5 ? 1 : 0, within(.01f));
        }
        assertThat(columns(mesh)).contains(9L, 10L);
    }

    private static List<Long> columns(Mesh mesh) {
        return IntStream.range(0, mesh.vertices())
                .mapToObj(i -> (long) Math.round(mesh.positions()[3 * i]))
                .distinct()
                .toList();
    }

    private interface Red {
        float in(int column);
    }

    private static Model square(Red red) {
        float[] positions = new float[SIDE * SIDE * 3];
        float[] normals = new float[positions.length];
        float[] colours = new float[SIDE * SIDE * 4];
        for (int i = 0; i < SIDE * SIDE; i++) {
            positions[3 * i] = i % SIDE;
            positions[3 * i + 1] = (float) (i / SIDE);
            normals[3 * i + 2] = 1;
            colours[4 * i] = red.in(i % SIDE);
            colours[4 * i + 3] = 1;
        }
        int[] corners = new int[(SIDE - 1) * (SIDE - 1) * 6];
        for (int i = 0; i < (SIDE - 1) * (SIDE - 1); i++) {
            int here = i / (SIDE - 1) * SIDE + i % (SIDE - 1);
            int[] two = {here, here + 1, here + SIDE + 1, here, here + SIDE + 1, here + SIDE};
            System.arraycopy(two, 0, corners, 6 * i, 6);
        }
        Paint paint = new Paint(colours, new float[0], Optional.empty());
        return new Model(List.of(new Mesh(positions, normals, corners, Material.matt(1, 1, 1), paint)));
    }
}
