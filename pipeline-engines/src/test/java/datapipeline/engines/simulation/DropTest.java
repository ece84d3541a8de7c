package datapipeline.engines.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import datapipeline.engines.model3d.Model;
import datapipeline.engines.model3d.Shapes;
import datapipeline.engines.simulation.DropReport.Outcome;
import datapipeline.model.Format;
import datapipeline.model.option.ProcessingStep.Simulation;
import org.junit.jupiter.api.Test;

class DropTest {
    private static final Simulation ON_EARTH = new Simulation(9.80665, 60_000);
    private static final LengthUnit METRES = LengthUnit.of(Format.GLB);

    @Test
    void fallsAsGalileiSays() {
        RigidBody body = body(Shapes.box(2, 2, 2));
        Drop drop = Drop.of(body, false, ON_EARTH, METRES);
        double released = drop.poses().getFirst().place()[1];
        double bottom = released - Drop.CLEARANCE;

        for (Pose pose : drop.poses()) {
            double fallen = .5 * ON_EARTH.gravity() * pose.seconds() * pose.seconds() / body.radius();
            if (released - fallen > bottom) {
                assertThat(pose.place()[1]).isCloseTo(released - fallen, within(.02));
            }
        }
    }

    @Test
    void bringsABoxToRestOnItsBottom() {
        RigidBody body = body(Shapes.box(2, 1, 2));
        Drop drop = Drop.of(body, false, ON_EARTH, METRES);
        DropReport report = DropReport.of(drop, body, false, ON_EARTH);

        assertThat(report.outcome()).isEqualTo(Outcome.RESTS_AS_MODELLED);
        assertThat(report.turnedDegrees()).isLessThan(.5);
        assertThat(report.centreHeight()).isCloseTo(.5, within(.01));
        assertThat(report.restSeconds()).isBetween(.3, 10.0);
    }

    @Test
    void topplesWhatStandsOnItsPointAndLaysItOnItsSide() {
        RigidBody body = body(Shapes.coneOnItsPoint(32));
        DropReport report = DropReport.of(Drop.of(body, false, ON_EARTH, METRES), body, false, ON_EARTH);

        assertThat(report.outcome()).isEqualTo(Outcome.RESTS_ON_ANOTHER_SIDE);
        assertThat(report.turnedDegrees()).isCloseTo(Math.toDegrees(Math.atan(2)), within(1.0));
    }

    @Test
    void saysThatItStillMovesWhenTimeIsUp() {
        RigidBody body = body(Shapes.box(2, 2, 2));
        Simulation glimpse = new Simulation(9.80665, 100);
        DropReport report = DropReport.of(Drop.of(body, false, glimpse, METRES), body, false, glimpse);

        assertThat(report.outcome()).isEqualTo(Outcome.STILL_MOVING);
        assertThat(report.restSeconds()).isNull();
        assertThat(report.simulatedSeconds()).isCloseTo(.1, within(.02));
    }

    /** Time goes with the square root of size, and a thousandth of the size rests the same way. */
    @Test
    void rollsTheSameWhateverItsSize() {
        RigidBody body = body(Shapes.box(2, 1, 3));
        Drop large = Drop.of(body, false, ON_EARTH, METRES);
        Drop small = Drop.of(body, false, ON_EARTH, LengthUnit.of(Format.STL));

        assertThat(small.last().place()[1]).isCloseTo(large.last().place()[1], within(1e-3));
        assertThat(large.rested() / small.rested()).isCloseTo(Math.sqrt(1000), within(.5));
    }

    @Test
    void restsASphereThatIsNoTrueOne() {
        RigidBody body = body(Shapes.sphere(60));
        DropReport report = DropReport.of(Drop.of(body, false, ON_EARTH, METRES), body, false, ON_EARTH);

        assertThat(report.outcome()).isNotEqualTo(Outcome.STILL_MOVING);
        assertThat(report.centreHeight()).isCloseTo(1, within(.02));
    }

    private static RigidBody body(Model model) {
        Solid solid = Solid.of(model);
        return RigidBody.of(solid.surface(), solid.mass().orElseThrow());
    }
}
