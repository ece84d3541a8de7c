package datapipeline.engines.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import datapipeline.engines.model3d.Model;
import datapipeline.engines.model3d.Shapes;
import datapipeline.engines.model3d.Surface;
import datapipeline.engines.model3d.Vectors;
import org.junit.jupiter.api.Test;

class DeviationTest {
    @Test
    void findsNothingBetweenAShapeAndItself() {
        assertThat(between(Shapes.sphere(20), Shapes.sphere(20)).most()).isLessThan(1e-9);
    }

    @Test
    void findsHowFarAShapeWasShifted() {
        Deviation deviation = between(Shapes.box(1, 1, 1), Shapes.shifted(Shapes.box(1, 1, 1), .25, 0, 0));

        assertThat(deviation.most()).isCloseTo(.25, within(1e-6));
        assertThat(deviation.mean()).isLessThan(.25);
    }

    @Test
    void findsHowMuchLargerASphereIs() {
        Model larger = Shapes.moved(Shapes.sphere(60), at -> Vectors.times(at, 1.1));

        Deviation deviation = between(Shapes.sphere(60), larger);

        assertThat(deviation.most()).isCloseTo(.1, within(.003));
        assertThat(deviation.mean()).isCloseTo(.1, within(.003));
    }

    /** Something that is missing from one of them is found from the other. */
    @Test
    void measuresBothWays() {
        Model one = Shapes.box(1, 1, 1);
        Model two = Shapes.together(one, Shapes.shifted(Shapes.box(1, 1, 1), 5, 0, 0));

        assertThat(between(one, two).most()).isCloseTo(5, within(.1));
        assertThat(between(two, one).most()).isCloseTo(5, within(.1));
    }

    private static Deviation between(Model one, Model other) {
        return Deviation.between(Surface.of(one), Surface.of(other), 1);
    }
}
