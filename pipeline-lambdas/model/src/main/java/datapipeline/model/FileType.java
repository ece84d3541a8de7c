package datapipeline.model;

import java.util.Arrays;

/** The four families of files. Each has its queue, its function and its own set of operations. */
public enum FileType {
    DOCUMENT("DOCUMENT", "document"),
    PICTURE("PICTURE", "picture"),
    MODEL_3D("3D_FILE", "3D model"),
    VIDEO("VIDEO", "video");

    private final String wireName;
    private final String inWords;

    FileType(String wireName, String inWords) {
        this.wireName = wireName;
        this.inWords = inWords;
    }

    /** As it is spelt in messages, tables and queue names: {@code 3D_FILE} is not a Java name. */
    public String wireName() {
        return wireName;
    }

    /** As a person says it: "3D model". */
    public String inWords() {
        return inWords;
    }

    /** @throws IllegalArgumentException for a name that is none of the four */
    public static FileType of(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no file type \"%s\"".formatted(wireName)));
    }

    @Override
    public String toString() {
        return wireName;
    }
}
