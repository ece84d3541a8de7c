package datapipeline.local.rekognition;

import datapipeline.local.rekognition.Eyes.Seen;
import datapipeline.local.standin.OwnEngines;
import datapipeline.local.standin.RequestRate;
import datapipeline.local.standin.StoredFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rekognition.RekognitionClient;
import software.amazon.awssdk.services.rekognition.model.BoundingBox;
import software.amazon.awssdk.services.rekognition.model.DetectFacesRequest;
import software.amazon.awssdk.services.rekognition.model.DetectFacesResponse;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsRequest;
import software.amazon.awssdk.services.rekognition.model.DetectLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.DetectModerationLabelsRequest;
import software.amazon.awssdk.services.rekognition.model.DetectModerationLabelsResponse;
import software.amazon.awssdk.services.rekognition.model.DetectTextRequest;
import software.amazon.awssdk.services.rekognition.model.DetectTextResponse;
import software.amazon.awssdk.services.rekognition.model.FaceDetail;
import software.amazon.awssdk.services.rekognition.model.Image;
import software.amazon.awssdk.services.rekognition.model.Instance;
import software.amazon.awssdk.services.rekognition.model.Label;

/**
 * Rekognition with our own networks: 23 kinds of things, and faces. What it has no network for it does not make up.
 * How requests are checked: https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectLabels.html
 */
public final class LocalRekognition implements RekognitionClient {
    private static final double LEAST_UNLESS_SAID = 55;
    /** Rekognition tells of every face; ours finds those it is sure of. */
    private static final double LEAST_OF_FACES = 0;

    private static final String MODEL = "3.0";

    private final Eyes eyes;
    private final RequestRate rate;

    /** @param rate that is granted to each operation */
    public LocalRekognition(StoredFiles files, OwnEngines engines, RequestRate rate) {
        this.eyes = new Eyes(files, engines);
        this.rate = rate;
    }

    @Override
    public DetectLabelsResponse detectLabels(DetectLabelsRequest request) {
        Image image = admitted("DetectLabels", request.image());
        double least = percent(request.minConfidence(), LEAST_UNLESS_SAID);
        int most = Optional.ofNullable(request.maxLabels()).orElse(1000);
        if (most < 0) {
            throw RekognitionErrors.invalidParameters();
        }
        return DetectLabelsResponse.builder()
                .labels(labels(eyes.look(image, least, "labels").objects()).stream()
                        .limit(most)
                        .toList())
                .labelModelVersion(MODEL)
                .build();
    }

    @Override
    public DetectFacesResponse detectFaces(DetectFacesRequest request) {
        Image image = admitted("DetectFaces", request.image());
        return DetectFacesResponse.builder()
                .faceDetails(eyes.look(image, LEAST_OF_FACES, "faces").faces().stream()
                        .map(face -> FaceDetail.builder()
                                .confidence((float) face.confidence())
                                .boundingBox(box(face))
                                .build())
                        .toList())
                .build();
    }

    @Override
    public DetectTextResponse detectText(DetectTextRequest request) {
        admitted("DetectText", request.image());
        throw RekognitionErrors.cannot("reads text in pictures");
    }

    @Override
    public DetectModerationLabelsResponse detectModerationLabels(DetectModerationLabelsRequest request) {
        admitted("DetectModerationLabels", request.image());
        throw RekognitionErrors.cannot("tells what some would rather not see");
    }

    private Image admitted(String operation, @Nullable Image image) {
        if (!rate.admits(operation)) {
            throw RekognitionErrors.tooOften();
        }
        if (image == null) {
            throw RekognitionErrors.invalidParameters();
        }
        return image;
    }

    private static double percent(@Nullable Float given, double otherwise) {
        double percent = given == null ? otherwise : given;
        if (percent < 0 || percent > 100) {
            throw RekognitionErrors.invalidParameters();
        }
        return percent;
    }

    /** Each kind once, the surest first, with all of its kind. */
    private static List<Label> labels(List<Seen> objects) {
        Map<String, List<Seen>> kinds = new LinkedHashMap<>();
        objects.stream()
                .sorted(Comparator.comparingDouble(Seen::confidence).reversed())
                .forEach(seen -> kinds.computeIfAbsent(seen.label(), name -> new ArrayList<>())
                        .add(seen));
        return kinds.entrySet().stream()
                .map(kind -> Label.builder()
                        .name(kind.getKey())
                        .confidence((float) kind.getValue().getFirst().confidence())
                        .instances(kind.getValue().stream()
                                .map(seen -> Instance.builder()
                                        .confidence((float) seen.confidence())
                                        .boundingBox(box(seen))
                                        .build())
                                .toList())
                        .parents(List.of())
                        .build())
                .toList();
    }

    private static BoundingBox box(Seen seen) {
        return BoundingBox.builder()
                .left((float) seen.box().left())
                .top((float) seen.box().top())
                .width((float) seen.box().width())
                .height((float) seen.box().height())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // It holds nothing open.
    }
}
