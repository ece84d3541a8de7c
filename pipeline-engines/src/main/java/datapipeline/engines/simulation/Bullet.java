package datapipeline.engines.simulation;

import com.jme3.bullet.PhysicsSpace;
import com.jme3.bullet.collision.shapes.CollisionShape;
import com.jme3.bullet.collision.shapes.HullCollisionShape;
import com.jme3.bullet.collision.shapes.PlaneCollisionShape;
import com.jme3.bullet.objects.PhysicsBody;
import com.jme3.bullet.objects.PhysicsRigidBody;
import com.jme3.bullet.util.NativeLibrary;
import com.jme3.math.Matrix3f;
import com.jme3.math.Plane;
import com.jme3.math.Vector3f;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A floor and one body above it, in the solver Bullet. Lengths are in radii of the body; gravity is always the same, and
 * time is stretched to fit.
 */
final class Bullet {
    /** In radii per unit of time squared: what is usual for the solver. */
    static final float GRAVITY = 10;

    static final float STEP = 1 / 240f;
    static final float FRICTION = .6f;
    static final float RESTITUTION = .1f;
    static final float ROLLING_FRICTION = .01f;
    private static final float MARGIN = .002f;
    private static final String NATIVE = "/native/linux/x86_64/libbulletjme.so";

    /** Held, or its level would be forgotten: it tells of every body it makes. */
    private static final Logger LOGGER = Logger.getLogger("com.jme3");

    static {
        load();
    }

    private final PhysicsSpace space = new PhysicsSpace(PhysicsSpace.BroadphaseType.DBVT);
    private final PhysicsRigidBody body;

    Bullet(RigidBody dropped, Rotation turned, double height) {
        space.setGravity(new Vector3f(0, -GRAVITY, 0));
        space.setAccuracy(STEP);
        PlaneCollisionShape plane = new PlaneCollisionShape(new Plane(Vector3f.UNIT_Y, 0f));
        PhysicsRigidBody floor = new PhysicsRigidBody(plane, PhysicsBody.massForStatic);
        floor.setFriction(1);
        floor.setRestitution(1);
        space.addCollisionObject(floor);
        body = new PhysicsRigidBody(new HullCollisionShape(dropped.points()), 1);
        double[] moments = dropped.moments();
        body.setInverseInertiaLocal(
                new Vector3f((float) (1 / moments[0]), (float) (1 / moments[1]), (float) (1 / moments[2])));
        body.setFriction(FRICTION);
        body.setRestitution(RESTITUTION);
        body.setRollingFriction(ROLLING_FRICTION);
        body.setEnableSleep(false);
        body.setPhysicsLocation(new Vector3f(0, (float) height + MARGIN, 0));
        body.setPhysicsRotation(turned.matrix());
        space.addCollisionObject(body);
    }

    private static void load() {
        LOGGER.setLevel(Level.WARNING);
        try (InputStream library = Bullet.class.getResourceAsStream(NATIVE)) {
            if (library == null) {
                throw new IllegalStateException("Bullet's library is not on the class path: " + NATIVE);
            }
            Path file = Files.createTempFile("bullet-", ".so");
            Files.write(file, library.readAllBytes());
            System.load(file.toString());
            Files.delete(file);
            NativeLibrary.setStartupMessageEnabled(false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack Bullet's library", e);
        }
        CollisionShape.setDefaultMargin(MARGIN);
    }

    void step() {
        space.update(STEP, 0);
    }

    /** Where its centre is and how it is turned. */
    Pose pose(double time) {
        Vector3f place = body.getPhysicsLocation(new Vector3f());
        return new Pose(time, Rotation.of(body.getPhysicsRotationMatrix(new Matrix3f())), new double[] {
            place.x, place.y - MARGIN, place.z
        });
    }

    /** Its speed, or that of its farthest point in turning: whichever is more. */
    double speed() {
        return Math.max(
                body.getLinearVelocity(new Vector3f()).length(),
                body.getAngularVelocity(new Vector3f()).length());
    }
}
