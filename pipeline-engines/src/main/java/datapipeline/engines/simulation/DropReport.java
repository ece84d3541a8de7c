package datapipeline.engines.simulation;

import datapipeline.model.option.ProcessingStep.Simulation;
import org.jspecify.annotations.Nullable;

/**
 * What became of the solid when it was dropped.
 *
 * @param gravity in metres per second squared
 * @param restSeconds when it came to rest; absent when it did not
 * @param simulatedSeconds how long it was watched
 * @param turnedDegrees the angle between the model's own up and the vertical at the end
 * @param centreHeight of the centre of mass above the floor at the end, in the model's units
 * @param clearance how high above the floor its lowest point was released, in the model's units
 * @param releasedTiltDegrees to the side; half as much forwards
 */
record DropReport(
        Outcome outcome,
        double gravity,
        @Nullable Double restSeconds,
        double simulatedSeconds,
        double turnedDegrees,
        double centreHeight,
        double clearance,
        double releasedTiltDegrees,
        double friction,
        double restitution) {
    private static final double UPRIGHT_DEGREES = 5;

    /** Where it lies in the end. */
    enum Outcome {
        RESTS_AS_MODELLED,
        RESTS_ON_ANOTHER_SIDE,
        STILL_MOVING
    }

    static DropReport of(Drop drop, RigidBody body, boolean zUp, Simulation step) {
        Pose last = drop.last();
        double turned = body.degreesFromUpright(last, zUp);
        return new DropReport(
                drop.rested() < 0
                        ? Outcome.STILL_MOVING
                        : turned <= UPRIGHT_DEGREES ? Outcome.RESTS_AS_MODELLED : Outcome.RESTS_ON_ANOTHER_SIDE,
                step.gravity(),
                drop.rested() < 0 ? null : drop.rested(),
                last.seconds(),
                turned,
                last.place()[1] * body.radius(),
                Drop.CLEARANCE * body.radius(),
                Drop.TILT_DEGREES,
                Math.round(Bullet.FRICTION * 100) / 100.0,
                Math.round(Bullet.RESTITUTION * 100) / 100.0);
    }
}
