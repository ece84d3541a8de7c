package datapipeline.console.files;

import datapipeline.console.layout.UnansweredException;
import datapipeline.model.run.OutputObject;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Finds among the outputs of a run what belongs to one player: the video, its subtitles, its storyboard. */
@Component
final class Players {
    private static final Logger LOG = LoggerFactory.getLogger(Players.class);
    static final String VTT = "text/vtt";
    private static final long LARGEST_INDEX = 1L << 20;

    private final OutputLinks links;

    Players(OutputLinks links) {
        this.links = links;
    }

    Optional<Player> of(RunSummary run, Original original, List<OutputObject> outputs) {
        Optional<OutputObject> film = outputs.stream()
                .filter(output -> OutputView.kindOf(output.contentType()).equals("video"))
                .findFirst();
        Optional<String> src = film.map(output -> links.show(output.key()).toString())
                .or(() -> Optional.ofNullable(original.show())
                        .filter(show -> original.kind().equals("film")));
        return src.map(address -> new Player(
                address,
                film.map(OutputObject::name).orElse("the original"),
                captions(run, outputs),
                storyboard(outputs).orElse(null)));
    }

    private static List<Player.Caption> captions(RunSummary run, List<OutputObject> outputs) {
        return outputs.stream()
                .filter(output -> output.contentType().startsWith(VTT) && !isIndex(output))
                .map(output -> new Player.Caption(
                        output.name() + (output.metadata().containsKey("draft") ? " (draft)" : ""),
                        UriComponentsBuilder.fromPath("/files/{file}/captions.vtt")
                                .queryParam("run", "{run}")
                                .queryParam("step", "{step}")
                                .queryParam("name", "{name}")
                                .encode()
                                .buildAndExpand(run.fileId(), run.runId(), output.step(), output.name())
                                .toUriString()))
                .toList();
    }

    private static boolean isIndex(OutputObject output) {
        return "scrubbing".equals(output.metadata().get("purpose"));
    }

    /** A page without it is still a page. */
    private Optional<Storyboard> storyboard(List<OutputObject> outputs) {
        return outputs.stream()
                .filter(output -> isIndex(output) && output.sizeBytes() <= LARGEST_INDEX)
                .findFirst()
                .flatMap(index -> sheet(index, outputs).flatMap(sheet -> read(index, sheet)));
    }

    private static Optional<OutputObject> sheet(OutputObject index, List<OutputObject> outputs) {
        return outputs.stream()
                .filter(output -> output.step().equals(index.step())
                        && output.name().equals("sprite.jpg")
                        && output.width().isPresent()
                        && output.height().isPresent())
                .findFirst();
    }

    private Optional<Storyboard> read(OutputObject index, OutputObject sheet) {
        try {
            return Optional.of(Storyboard.of(
                    links.text(index.key()),
                    links.show(sheet.key()).toString(),
                    sheet.width().orElseThrow(),
                    sheet.height().orElseThrow()));
        } catch (UnansweredException e) {
            LOG.warn("The page shows no storyboard: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
