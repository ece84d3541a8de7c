package datapipeline.engines.document;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.ReasonCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * In which languages scanned pages are read: English, whose model is carried along, and those whose models lie in a
 * directory of the operator's.
 *
 * @param wished by the uploader, as {@code de}, {@code de-AT}, {@code deu} or a model's own name; empty for English
 * @param directory where files such as {@code deu.traineddata} lie; absent when nobody named one
 */
public record ScanLanguages(List<String> wished, Optional<Path> directory) {
    /** Where Tesseract itself looks for models, so that one setting serves both. */
    public static final String SETTING = "TESSDATA_PREFIX";

    public static final ScanLanguages ENGLISH = new ScanLanguages(List.of(), Optional.empty());

    private static final String CARRIED = "eng";
    private static final String ENDING = ".traineddata";

    /** Also keeps an uploader from naming a file elsewhere. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z]{2,8})*");

    public ScanLanguages {
        wished = List.copyOf(wished);
    }

    /** Names of the models, those wished first. */
    List<String> models() {
        if (wished.isEmpty()) {
            return List.of(CARRIED);
        }
        List<String> found = wished.stream()
                .flatMap(language -> model(language).stream())
                .distinct()
                .toList();
        if (found.isEmpty()) {
            throw new Refusal(
                    ReasonCode.OPTION_VALUE,
                    "the document has scanned pages, and characters are recognised in %s only, not in %s"
                            .formatted(offered(), String.join(", ", wished)));
        }
        return found;
    }

    /** Puts the models where Tesseract finds them together. */
    void gather(Path place) throws IOException {
        for (String model : models()) {
            Path target = place.resolve(model + ENDING);
            Files.deleteIfExists(target);
            Optional<Path> own = own(model);
            if (own.isPresent() && !model.equals(CARRIED)) {
                Files.createSymbolicLink(target, own.get().toAbsolutePath());
            } else {
                unpack(target);
            }
        }
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = ScanLanguages.class.getResourceAsStream(CARRIED + ENDING + ".gz")) {
            if (packed == null) {
                throw new IllegalStateException("the model eng.traineddata.gz is not on the class path");
            }
            Files.copy(new GZIPInputStream(packed), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Optional<String> model(String language) {
        if (!NAME.matcher(language).matches()) {
            return Optional.empty();
        }
        Set<String> names = new LinkedHashSet<>(List.of(language));
        try {
            names.add(Locale.forLanguageTag(language.replace('_', '-')).getISO3Language());
        } catch (MissingResourceException noSuchLanguage) {
            // Only models have this name, such as deu_latf.
        }
        return names.stream()
                .filter(name -> name.equals(CARRIED) || own(name).isPresent())
                .findFirst();
    }

    private Optional<Path> own(String model) {
        return directory.map(place -> place.resolve(model + ENDING)).filter(Files::isRegularFile);
    }

    private String offered() {
        if (directory.isEmpty()) {
            return "English (en)";
        }
        try (Stream<Path> files = Files.list(directory.get())) {
            return Stream.concat(
                            Stream.of(CARRIED),
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(ENDING))
                                    .map(name -> name.substring(0, name.length() - ENDING.length())))
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
        } catch (IOException unreadable) {
            return "English (en), as the directory %s cannot be read,".formatted(directory.get());
        }
    }
}
