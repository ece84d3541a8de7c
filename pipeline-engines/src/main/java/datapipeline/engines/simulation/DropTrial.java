package datapipeline.engines.simulation;

import datapipeline.engines.model3d.Model;
import datapipeline.engines.sandbox.WorkerAnswer.Made;
import datapipeline.model.option.ProcessingStep.Simulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Drops a model and leaves a film of it and its way as a table. */
final class DropTrial {
    private static final String FILM = "drop.gif";
    private static final String TABLE = "drop.csv";
    private static final int ROWS = 200;

    /** A film is dozens of drawings; with more triangles it would take minutes. */
    private static final int MOST_FILMED = 300_000;

    private final Model model;
    private final RigidBody body;
    private final boolean zUp;
    private final List<Made> made = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    DropTrial(Model model, RigidBody body, boolean zUp) {
        this.model = model;
        this.body = body;
        this.zUp = zUp;
    }

    List<Made> made() {
        return List.copyOf(made);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    DropReport perform(Simulation step, LengthUnit unit, Path outputs) throws IOException {
        Drop drop = Drop.of(body, zUp, step, unit);
        if (model.triangles() <= MOST_FILMED) {
            Film film = Film.of(model, body, drop);
            MovingPicture.write(film.pictures(), film.hundredths(), outputs.resolve(FILM));
            Map<String, String> speed = Map.of("speed", String.format(Locale.ROOT, "%.2f", film.speed()));
            made.add(new Made(FILM, "image/gif", Film.WIDTH, Film.HEIGHT, speed));
        } else {
            notes.add("no film: the model has %d triangles, and at most %d are filmed"
                    .formatted(model.triangles(), MOST_FILMED));
        }
        Files.writeString(outputs.resolve(TABLE), table(drop), StandardCharsets.UTF_8);
        made.add(new Made(TABLE, "text/csv", null, null, Map.of()));
        return DropReport.of(drop, body, zUp, step);
    }

    /** The height is in the model's units, the angle in degrees between its own up and the vertical. */
    private String table(Drop drop) {
        int every = Math.max(1, drop.poses().size() / ROWS);
        StringBuilder table = new StringBuilder("seconds,height,degrees\n");
        for (int i = 0; i < drop.poses().size(); i += every) {
            Pose pose = drop.poses().get(i);
            table.append(String.format(
                    Locale.ROOT,
                    "%.4f,%.6g,%.2f%n",
                    pose.seconds(),
                    pose.place()[1] * body.radius(),
                    body.degreesFromUpright(pose, zUp)));
        }
        return table.toString();
    }
}
