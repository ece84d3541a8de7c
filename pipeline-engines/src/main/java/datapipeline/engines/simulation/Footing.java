package datapipeline.engines.simulation;

import datapipeline.engines.model3d.Surface;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the solid stands as it was modelled, on what touches a level floor.
 *
 * @param stands whether its centre of mass is above what it stands on
 * @param margin from below the centre of mass to the nearest edge it could tip over, in units; negative when outside
 * @param centreHeight of the centre of mass above the floor, in units
 * @param tippingAngle by how many degrees it may be tilted before it tips over; absent when it does not stand
 */
record Footing(
        boolean stands,
        double margin,
        double centreHeight,
        @Nullable Double tippingAngle) {
    /** Points no higher above the lowest than this share of the model's size touch the floor. */
    private static final double TOUCHING = 1e-4;

    /** Where a point stands on the floor. */
    private record Spot(double across, double deep) {
        double turn(Spot to, Spot then) {
            return (to.across - across) * (then.deep - deep) - (to.deep - deep) * (then.across - across);
        }

        double distance(Spot other) {
            return Math.hypot(other.across - across, other.deep - deep);
        }
    }

    /** @param centre of mass, from the middle of the box as the surface's points are */
    static Footing of(Surface surface, double[] centre, boolean zUp) {
        int up = zUp ? 2 : 1;
        double lowest = Double.MAX_VALUE;
        double farthest = 0;
        for (int i = 0; i < surface.points().length; i++) {
            lowest = i % 3 == up ? Math.min(lowest, surface.points()[i]) : lowest;
            farthest = Math.max(farthest, Math.abs(surface.points()[i]));
        }
        List<Spot> ground = new ArrayList<>();
        for (int i = 0; i < surface.pointCount(); i++) {
            double[] point = surface.point(i);
            if (point[up] - lowest <= TOUCHING * farthest) {
                ground.add(spot(point, up));
            }
        }
        return on(hull(ground), spot(centre, up), centre[up] - lowest);
    }

    private static Spot spot(double[] point, int up) {
        return new Spot(point[0], point[3 - up]);
    }

    private static Footing on(List<Spot> hull, Spot centre, double height) {
        double margin = Double.MAX_VALUE;
        for (int i = 0; i < hull.size(); i++) {
            Spot from = hull.get(i);
            Spot to = hull.get((i + 1) % hull.size());
            double length = from.distance(to);
            margin = Math.min(margin, length > 0 ? from.turn(to, centre) / length : -from.distance(centre));
        }
        boolean stands = hull.size() > 2 && margin > 0;
        return new Footing(stands, margin, height, stands ? Math.toDegrees(Math.atan2(margin, height)) : null);
    }

    /** The convex hull by Andrew's monotone chain, counter-clockwise. */
    private static List<Spot> hull(List<Spot> spots) {
        List<Spot> sorted = spots.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(Spot::across).thenComparingDouble(Spot::deep))
                .toList();
        if (sorted.size() < 3) {
            return sorted;
        }
        List<Spot> hull = chain(sorted);
        hull.addAll(chain(sorted.reversed()));
        return hull;
    }

    /** Half the hull, without its last point. */
    private static List<Spot> chain(List<Spot> sorted) {
        List<Spot> chain = new ArrayList<>();
        for (Spot spot : sorted) {
            while (chain.size() > 1 && chain.get(chain.size() - 2).turn(chain.getLast(), spot) <= 0) {
                chain.removeLast();
            }
            chain.add(spot);
        }
        chain.removeLast();
        return chain;
    }
}
