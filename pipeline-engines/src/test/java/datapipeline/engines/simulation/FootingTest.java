package datapipeline.engines.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import datapipeline.engines.model3d.Model;
import datapipeline.engines.model3d.Shapes;
import datapipeline.engines.model3d.Vectors;
import org.junit.jupiter.api.Test;

class FootingTest {
    @Test
    void knowsHowFarABoxMayBeTilted() {
        Footing flat = footing(Shapes.box(2, 1, 4), false);

        assertThat(flat.stands()).isTrue();
        assertThat(flat.margin()).isCloseTo(1, within(1e-9));
        assertThat(flat.centreHeight()).isCloseTo(.5, within(1e-9));
        assertThat(flat.tippingAngle()).isCloseTo(Math.toDegrees(Math.atan2(1, .5)), within(1e-9));
    }

    @Test
    void standsOnWhatIsDownInItsFormat() {
        Footing upright = footing(Shapes.box(2, 1, 4), true);

        assertThat(upright.centreHeight()).isCloseTo(2, within(1e-9));
        assertThat(upright.tippingAngle()).isCloseTo(Math.toDegrees(Math.atan2(.5, 2)), within(1e-9));
    }

    @Test
    void fallsWhenItLeansTooFar() {
        Model leaning = Shapes.moved(Shapes.box(1, 1, 1), at -> new double[] {at[0] + 1.5 * at[1], at[1], at[2]});

        Footing footing = footing(leaning, false);

        assertThat(footing.stands()).isFalse();
        assertThat(footing.margin()).isCloseTo(-.25, within(1e-9));
        assertThat(footing.tippingAngle()).isNull();
    }

    @Test
    void standsOnNoPoint() {
        Footing cone = footing(Shapes.coneOnItsPoint(32), false);

        assertThat(cone.stands()).isFalse();
        assertThat(cone.margin()).isCloseTo(0, within(1e-6));
    }

    private static Footing footing(Model model, boolean zUp) {
        Solid solid = Solid.of(model);
        double[] centre = Vectors.minus(
                solid.mass().orElseThrow().centreOfMass(), solid.surface().middle());
        return Footing.of(solid.surface(), centre, zUp);
    }
}
