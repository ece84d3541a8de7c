package datapipeline.engines.simulation;

import datapipeline.model.option.ProcessingStep.Simulation;
import java.util.ArrayList;
import java.util.List;

/**
 * The solid, released a little tilted above a level floor, until it rests or time is up.
 *
 * @param poses the way it took, in real seconds, evenly spaced, with the last one
 * @param rested when it came to rest, in seconds; negative when it did not
 */
record Drop(List<Pose> poses, double rested) {
    /** So much room is below it when it is released, in radii. */
    static final double CLEARANCE = .5;

    static final double TILT_DEGREES = 5;
    private static final int EVERY = 4;
    private static final int MOST_STEPS = 400_000;
    private static final double SLOW = .02;
    private static final int LONG_ENOUGH = Math.round(1 / Bullet.STEP);

    Drop {
        poses = List.copyOf(poses);
    }

    /** @param zUp whether z is the model's up; the gravity of the step is positive */
    static Drop of(RigidBody body, boolean zUp, Simulation step, LengthUnit unit) {
        double second = Math.sqrt(Bullet.GRAVITY * body.radius() * unit.metres() / step.gravity());
        Rotation turned = Rotation.tilt(Math.toRadians(TILT_DEGREES))
                .after(Rotation.upright(zUp))
                .after(body.along().inverse());
        Bullet bullet = new Bullet(body, turned, CLEARANCE + body.reachDown(turned));
        double steps = step.durationMs() / 1000.0 / (second * Bullet.STEP);
        return fall(bullet, (int) Math.min(steps, MOST_STEPS), second);
    }

    private static Drop fall(Bullet bullet, int steps, double second) {
        List<Pose> poses = new ArrayList<>();
        int still = 0;
        int done = 0;
        while (done < steps && still < LONG_ENOUGH) {
            if (done % EVERY == 0) {
                poses.add(bullet.pose(done * Bullet.STEP * second));
            }
            bullet.step();
            done++;
            still = bullet.speed() < SLOW ? still + 1 : 0;
        }
        poses.add(bullet.pose(done * Bullet.STEP * second));
        return new Drop(poses, still < LONG_ENOUGH ? -1 : (done - still) * Bullet.STEP * second);
    }

    Pose last() {
        return poses.getLast();
    }
}
