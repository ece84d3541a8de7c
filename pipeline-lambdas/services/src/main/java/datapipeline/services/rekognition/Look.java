package datapipeline.services.rekognition;

import datapipeline.services.quota.Busy;
import datapipeline.services.quota.GuardedCalls;
import datapipeline.services.quota.Limit;
import datapipeline.services.rekognition.Findings.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.Attribute;
import software.amazon.awssdk.services.rekognition.model.Image;
import software.amazon.awssdk.services.rekognition.model.Instance;
import software.amazon.awssdk.services.rekognition.model.Label;
import software.amazon.awssdk.services.rekognition.model.TextTypes;

/**
 * The questions that Rekognition is asked of a picture, one call each. The permits are few on purpose: how many calls a second
 * AWS grants differs by Region and account (https://docs.aws.amazon.com/general/latest/gr/rekognition.html).
 */
final class Look {
    private static final int MOST_LABELS = 100;
    private static final int PERMITS = 5;

    private final RekognitionClient rekognition;
    private final GuardedCalls calls;
    private final Image image;
    private final float minConfidence;

    Look(RekognitionClient rekognition, GuardedCalls calls, Image image, double minConfidence) {
        this.rekognition = rekognition;
        this.calls = calls;
        this.image = image;
        this.minConfidence = (float) minConfidence;
    }

    Findings findings(List<String> wanted) throws Busy {
        List<Findings.Kind> labels = new ArrayList<>();
        List<Found> objects = new ArrayList<>();
        if (wanted.contains("labels")) {
            for (Label label : labels()) {
                labels.add(new Findings.Kind(
                        label.name(),
                        Found.tenth(label.confidence()),
                        Math.max(1, label.instances().size())));
                for (Instance instance : label.instances()) {
                    objects.add(Found.of(label.name(), instance.confidence(), instance.boundingBox()));
                }
            }
        }
        return new Findings(
                labels,
                objects,
                wanted.contains("faces") ? faces() : List.of(),
                wanted.contains("text") ? text() : List.of(),
                wanted.contains("moderation") ? moderation() : List.of());
    }

    private List<Label> labels() throws Busy {
        return call(
                "DetectLabels",
                () -> rekognition
                        .detectLabels(request -> request.image(image)
                                .minConfidence(minConfidence)
                                .maxLabels(MOST_LABELS))
                        .labels());
    }

    /** Rekognition tells of every face, however unsure. */
    private List<Found> faces() throws Busy {
        return call(
                "DetectFaces",
                () ->
                        rekognition
                                .detectFaces(request -> request.image(image).attributes(Attribute.DEFAULT))
                                .faceDetails()
                                .stream()
                                .filter(face -> face.confidence() >= minConfidence)
                                .map(face -> Found.of("Face", face.confidence(), face.boundingBox()))
                                .toList());
    }

    private List<Found> text() throws Busy {
        return call(
                "DetectText",
                () -> rekognition
                        .detectText(request -> request.image(image)
                                .filters(filters -> filters.wordFilter(words -> words.minConfidence(minConfidence))))
                        .textDetections()
                        .stream()
                        .filter(line -> line.type() == TextTypes.LINE)
                        .map(line -> Found.of(
                                line.detectedText(),
                                line.confidence(),
                                line.geometry().boundingBox()))
                        .toList());
    }

    private List<Findings.Kind> moderation() throws Busy {
        return call(
                "DetectModerationLabels",
                () -> rekognition
                        .detectModerationLabels(request -> request.image(image).minConfidence(minConfidence))
                        .moderationLabels()
                        .stream()
                        .map(label -> new Findings.Kind(label.name(), Found.tenth(label.confidence()), 1))
                        .toList());
    }

    private <T> T call(String operation, Supplier<T> call) throws Busy {
        return calls.call(new Limit("rekognition:" + operation, PERMITS), call);
    }
}
