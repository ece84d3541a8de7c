package datapipeline.engines.simulation;

import datapipeline.engines.model3d.Edges;
import datapipeline.engines.model3d.Model;
import datapipeline.engines.model3d.Surface;
import java.util.Optional;

/**
 * A surface, and the mass it encloses if it does.
 *
 * @param mass absent unless it is closed, its pieces face consistently, and there is a volume at all
 * @param whyNot a sentence, when there is no mass
 */
record Solid(Surface surface, Edges.Faults faults, Shells shells, Optional<MassProperties> mass, String whyNot) {
    /** Less than this share of its size cubed is no volume but what rounding left. */
    private static final double FLAT = 1e-9;

    static Solid of(Model model) {
        Surface surface = Surface.of(model);
        Edges edges = Edges.of(surface);
        Shells shells = Shells.of(surface);
        String whyNot = whyNot(model, surface, edges, shells);
        return new Solid(
                surface,
                edges.faults(),
                shells,
                whyNot.isEmpty() ? Optional.of(MassProperties.of(surface)) : Optional.empty(),
                whyNot);
    }

    boolean watertight() {
        return faults.equals(new Edges.Faults(0, 0, 0)) && surface.corners().length > 0;
    }

    private static String whyNot(Model model, Surface surface, Edges edges, Shells shells) {
        if (!edges.allMeetTwice()) {
            Edges.Faults faults = edges.faults();
            return "not watertight: %d edges are open, at %d more than two triangles meet, at %d two face different ways; "
                            .formatted(faults.open(), faults.crowded(), faults.reversed())
                    + "an open surface has neither volume nor centre of mass, so it was not dropped";
        }
        if (!shells.faceConsistently()) {
            return "some of the %d closed pieces face inwards though they lie in no other; which are solid cannot be told"
                    .formatted(shells.all().size());
        }
        double longest = Math.max(model.size()[0], Math.max(model.size()[1], model.size()[2]));
        return Math.abs(surface.signedVolume()) > FLAT * Math.pow(longest, 3)
                ? ""
                : "it is closed but flat: it encloses no volume";
    }
}
