package datapipeline.engines.simulation;

import datapipeline.engines.model3d.Model;
import datapipeline.engines.model3d.ModelFormats;
import datapipeline.engines.model3d.ModelReader;
import datapipeline.engines.sandbox.Refusal;
import datapipeline.engines.sandbox.Worker;
import datapipeline.engines.sandbox.WorkerAnswer;
import datapipeline.engines.sandbox.WorkerAnswer.Made;
import datapipeline.model.Format;
import datapipeline.model.ReasonCode;
import datapipeline.model.json.Json;
import datapipeline.model.option.ProcessingStep.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The program that measures and drops one model: file, output directory, format, gravity, milliseconds. */
final class SimulationWorker {
    private static final String FINDINGS = "simulation.json";

    private SimulationWorker() {}

    public static void main(String[] arguments) throws Exception {
        Simulation step = new Simulation(Double.parseDouble(arguments[3]), Integer.parseInt(arguments[4]));
        Worker.run(() -> simulate(Path.of(arguments[0]), Path.of(arguments[1]), Format.valueOf(arguments[2]), step));
    }

    private static WorkerAnswer simulate(Path file, Path outputs, Format format, Simulation step) throws IOException {
        Model model = ModelReader.read(file, format);
        if (!model.isFinite()) {
            throw new Refusal(ReasonCode.CORRUPT, "the model has coordinates that are no numbers");
        }
        Solid solid = Solid.of(model);
        LengthUnit unit = LengthUnit.of(format);
        boolean zUp = ModelFormats.hasZUp(format);
        List<Made> made = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        DropReport drop = null;
        if (solid.mass().isEmpty()) {
            notes.add(solid.whyNot());
        } else if (step.gravity() <= 0) {
            notes.add("it was not dropped: nothing falls where gravity is " + step.gravity());
        } else {
            DropTrial trial = new DropTrial(
                    model, RigidBody.of(solid.surface(), solid.mass().get()), zUp);
            drop = trial.perform(step, unit, outputs);
            made.addAll(trial.made());
            notes.addAll(trial.notes());
        }
        Findings findings = Findings.of(model, solid, unit, zUp, drop, notes);
        Files.writeString(outputs.resolve(FINDINGS), Json.pretty(findings));
        made.add(new Made(FINDINGS, "application/json", null, null, metadata(findings)));
        return WorkerAnswer.done(made, metadata(findings), Map.of("triangles", (long) findings.triangles()));
    }

    private static Map<String, String> metadata(Findings findings) {
        Map<String, String> known = new TreeMap<>();
        known.put("watertight", Boolean.toString(findings.watertight()));
        put(
                known,
                "stands",
                findings.footing() == null ? null : findings.footing().stands());
        put(
                known,
                "drop",
                findings.drop() == null ? null : findings.drop().outcome().name());
        return known;
    }

    private static void put(Map<String, String> known, String name, @Nullable Object value) {
        if (value != null) {
            known.put(name, value.toString());
        }
    }
}
