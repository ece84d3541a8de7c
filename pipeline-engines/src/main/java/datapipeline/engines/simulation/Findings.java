package datapipeline.engines.simulation;

import datapipeline.engines.model3d.Edges;
import datapipeline.engines.model3d.Model;
import datapipeline.engines.model3d.Vectors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a model, as it lies in {@code simulation.json}. Numbers that would mean nothing are absent.
 *
 * @param shells pieces that hang together, walls of cavities included
 * @param size width, height and depth of the box around it
 * @param edges what keeps it from being closed; all zero when it is watertight
 * @param mass absent unless the surface encloses a solid
 * @param footing how it stands as it was modelled; absent without a mass
 * @param drop absent without a mass, and where nothing falls
 * @param notes sentences on what is missing and why, and on what was assumed
 */
record Findings(
        LengthUnit unit,
        int triangles,
        int shells,
        double[] size,
        double surfaceArea,
        boolean watertight,
        Edges.Faults edges,
        @Nullable MassProperties mass,
        @Nullable Footing footing,
        @Nullable DropReport drop,
        List<String> notes) {
    Findings {
        notes = List.copyOf(notes);
    }

    static Findings of(
            Model model, Solid solid, LengthUnit unit, boolean zUp, @Nullable DropReport drop, List<String> notes) {
        MassProperties mass = solid.mass().orElse(null);
        return new Findings(
                unit,
                model.triangles(),
                solid.shells().all().size(),
                model.size(),
                solid.surface().area(),
                solid.watertight(),
                solid.faults(),
                mass,
                mass == null ? null : footing(solid, mass, zUp),
                drop,
                notes);
    }

    private static Footing footing(Solid solid, MassProperties mass, boolean zUp) {
        double[] centre = Vectors.minus(mass.centreOfMass(), solid.surface().middle());
        return Footing.of(solid.surface(), centre, zUp);
    }
}
