package datapipeline.engines.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import datapipeline.engines.model3d.Edges;
import datapipeline.engines.model3d.Model;
import datapipeline.engines.model3d.Shapes;
import datapipeline.engines.model3d.Vectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MassPropertiesTest {
    private static final Offset<Double> EXACTLY = within(1e-9);
    private static final Offset<Double> NEARLY = within(1e-6);

    @Test
    void knowsABox() {
        MassProperties box = mass(Shapes.box(1, 2, 4));

        assertThat(box.volume()).isCloseTo(8, EXACTLY);
        assertThat(box.centreOfMass()).containsExactly(new double[] {.5, 1, 2}, EXACTLY);
        same(box.inertia(), new double[][] {{8 * 20 / 12., 0, 0}, {0, 8 * 17 / 12., 0}, {0, 0, 8 * 5 / 12.}}, EXACTLY);
        assertThat(box.principalMoments())
                .containsExactly(new double[] {8 * 5 / 12., 8 * 17 / 12., 8 * 20 / 12.}, EXACTLY);
        assertThat(Math.abs(box.principalAxes()[0][2])).isCloseTo(1, EXACTLY);
        assertThat(box.insideOut()).isFalse();
    }

    @Test
    void knowsATetrahedron() {
        MassProperties corner = mass(Shapes.tetrahedron());
        double diagonal = 1 / 80.;
        double off = 1 / 480.;

        assertThat(corner.volume()).isCloseTo(1 / 6., EXACTLY);
        assertThat(corner.centreOfMass()).containsExactly(new double[] {.25, .25, .25}, EXACTLY);
        same(
                corner.inertia(),
                new double[][] {{diagonal, off, off}, {off, diagonal, off}, {off, off, diagonal}},
                EXACTLY);
        assertThat(corner.principalMoments())
                .containsExactly(new double[] {diagonal - off, diagonal - off, diagonal + 2 * off}, EXACTLY);
    }

    @Test
    void comesFourTimesNearerToASphereWithTwiceTheRings() {
        double coarse = 4 * Math.PI / 3 - mass(Shapes.sphere(20)).volume();
        MassProperties sphere = mass(Shapes.sphere(40));
        double fine = 4 * Math.PI / 3 - sphere.volume();

        assertThat(coarse / fine).isCloseTo(4, within(.05));
        assertThat(sphere.centreOfMass()).containsExactly(new double[] {0, 0, 0}, NEARLY);
        for (double moment : sphere.principalMoments()) {
            assertThat(moment / sphere.volume()).isCloseTo(.4, within(.005));
        }
    }

    @Test
    void isTheSameElsewhere() {
        MassProperties here = mass(Shapes.tetrahedron());
        MassProperties there = mass(Shapes.shifted(Shapes.tetrahedron(), 1000, -700, 300));

        assertThat(there.volume()).isCloseTo(here.volume(), NEARLY);
        assertThat(there.centreOfMass()).containsExactly(new double[] {1000.25, -699.75, 300.25}, within(1e-4));
        same(there.inertia(), here.inertia(), NEARLY);
    }

    @Test
    void growsWithTheThirdAndTheFifthPowerOfTheSize() {
        MassProperties one = mass(Shapes.tetrahedron());
        MassProperties large = mass(Shapes.moved(Shapes.tetrahedron(), at -> Vectors.times(at, 4)));

        assertThat(large.volume()).isCloseTo(64 * one.volume(), EXACTLY);
        assertThat(large.inertia()[0][1]).isCloseTo(1024 * one.inertia()[0][1], EXACTLY);
    }

    @Test
    void turnsWithTheSolidAndKeepsItsPrincipalMoments() {
        Rotation turn = Rotation.tilt(.7);
        MassProperties upright = mass(Shapes.box(1, 2, 4));
        MassProperties turned = mass(Shapes.moved(Shapes.box(1, 2, 4), turn::turn));

        assertThat(turned.principalMoments()).containsExactly(upright.principalMoments(), within(1e-5));
        for (int i = 0; i < 3; i++) {
            double[] axis = turn.turn(upright.principalAxes()[i]);
            assertThat(Math.abs(Vectors.dot(axis, turned.principalAxes()[i]))).isCloseTo(1, NEARLY);
        }
        assertThat(Math.abs(turned.inertia()[0][1])).isGreaterThan(.1);
    }

    /** Two of them: each its own moment, and its mass times the square of its distance from the common centre. */
    @Test
    void followsTheParallelAxisTheorem() {
        double apart = 5;
        MassProperties one = mass(Shapes.box(1, 1, 1));
        MassProperties two =
                mass(Shapes.together(Shapes.box(1, 1, 1), Shapes.shifted(Shapes.box(1, 1, 1), apart, 0, 0)));

        assertThat(two.volume()).isCloseTo(2, EXACTLY);
        assertThat(two.inertia()[0][0]).isCloseTo(2 * one.inertia()[0][0], EXACTLY);
        assertThat(two.inertia()[1][1]).isCloseTo(2 * (one.inertia()[1][1] + apart * apart / 4), EXACTLY);
    }

    @Test
    void meansTheSolidWhenItsTrianglesFaceInwards() {
        MassProperties outside = mass(Shapes.tetrahedron());
        MassProperties inside = mass(Shapes.inverted(Shapes.tetrahedron()));

        assertThat(inside.insideOut()).isTrue();
        assertThat(inside.volume()).isCloseTo(outside.volume(), EXACTLY);
        assertThat(inside.centreOfMass()).containsExactly(outside.centreOfMass(), EXACTLY);
        same(inside.inertia(), outside.inertia(), EXACTLY);
    }

    @Test
    void leavesCavitiesOut() {
        Model cavity = Shapes.inverted(Shapes.shifted(Shapes.box(1, 1, 1), 1, 1, 1));

        MassProperties hollow = mass(Shapes.together(Shapes.box(4, 4, 4), cavity));

        assertThat(hollow.volume()).isCloseTo(63, EXACTLY);
        assertThat(hollow.centreOfMass()[0]).isCloseTo((64 * 2 - 1.5) / 63, EXACTLY);
    }

    @Test
    void hasNoNumbersForAnOpenSurface() {
        Solid torn = Solid.of(Shapes.torn(Shapes.box(1, 1, 1)));

        assertThat(torn.mass()).isEmpty();
        assertThat(torn.watertight()).isFalse();
        assertThat(torn.faults()).isEqualTo(new Edges.Faults(3, 0, 0));
        assertThat(torn.whyNot()).contains("not watertight", "3 edges are open");
    }

    @Test
    void hasNoNumbersWhereOneTriangleFacesTheOtherWay() {
        Model box = Shapes.box(1, 1, 1);
        int[] corners = box.meshes().getFirst().corners();
        int swapped = corners[0];
        corners[0] = corners[1];
        corners[1] = swapped;
        Solid solid = Solid.of(box);
        corners[1] = corners[0];
        corners[0] = swapped;

        assertThat(solid.mass()).isEmpty();
        assertThat(solid.faults()).isEqualTo(new Edges.Faults(0, 0, 3));
    }

    @Test
    void hasNoNumbersWhenOneOfTwoPiecesFacesInwards() {
        Solid solid = Solid.of(
                Shapes.together(Shapes.box(2, 2, 2), Shapes.inverted(Shapes.shifted(Shapes.box(1, 1, 1), 5, 0, 0))));

        assertThat(solid.watertight()).isTrue();
        assertThat(solid.mass()).isEmpty();
        assertThat(solid.whyNot()).contains("face inwards");
    }

    @Test
    void hasNoNumbersForASheetWithTwoSides() {
        double[][] corners = {{0, 0, 0}, {1, 0, 0}, {1, 1, 0}};
        Solid sheet = Solid.of(Shapes.model(corners, 0, 1, 2, 0, 2, 1));

        assertThat(sheet.watertight()).isTrue();
        assertThat(sheet.mass()).isEmpty();
        assertThat(sheet.whyNot()).contains("flat");
    }

    private static MassProperties mass(Model model) {
        return Solid.of(model).mass().orElseThrow();
    }

    private static void same(double[][] found, double[][] expected, Offset<Double> offset) {
        for (int row = 0; row < 3; row++) {
            assertThat(found[row]).containsExactly(expected[row], offset);
        }
    }
}
