package datapipeline.model;

import static datapipeline.model.FileType.DOCUMENT;
import static datapipeline.model.FileType.MODEL_3D;
import static datapipeline.model.FileType.PICTURE;
import static datapipeline.model.FileType.VIDEO;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file format the pipeline knows by its content: its family, its media type and the extensions people give it. */
public enum Format {
    PDF(DOCUMENT, "application/pdf", "pdf", "ai"),
    DOCX(DOCUMENT, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "docm", "dotx"),
    XLSX(DOCUMENT, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "xlsm", "xltx"),
    PPTX(DOCUMENT, "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", "pptm", "ppsx"),
    DOC(DOCUMENT, "application/msword", "doc", "dot"),
    XLS(DOCUMENT, "application/vnd.ms-excel", "xls", "xlt"),
    PPT(DOCUMENT, "application/vnd.ms-powerpoint", "ppt", "pps"),
    OLE(DOCUMENT, "application/x-ole-storage", "doc", "xls", "ppt", "msg", "vsd", "pub"),
    ODT(DOCUMENT, "application/vnd.oasis.opendocument.text", "odt", "ott"),
    ODS(DOCUMENT, "application/vnd.oasis.opendocument.spreadsheet", "ods", "ots"),
    ODP(DOCUMENT, "application/vnd.oasis.opendocument.presentation", "odp", "otp"),
    EPUB(DOCUMENT, "application/epub+zip", "epub"),
    RTF(DOCUMENT, "application/rtf", "rtf"),
    HTML(DOCUMENT, "text/html", "html", "htm", "xhtml"),
    XML(DOCUMENT, "application/xml", "xml", "xsd", "xsl"),
    JSON(DOCUMENT, "application/json", "json"),
    EML(DOCUMENT, "message/rfc822", "eml"),
    TEXT(DOCUMENT, "text/plain", "txt", "md", "csv", "tsv", "log", "text"),

    JPEG(PICTURE, "image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
    PNG(PICTURE, "image/png", "png", "apng"),
    GIF(PICTURE, "image/gif", "gif"),
    BMP(PICTURE, "image/bmp", "bmp", "dib"),
    TIFF(PICTURE, "image/tiff", "tif", "tiff"),
    WEBP(PICTURE, "image/webp", "webp"),
    AVIF(PICTURE, "image/avif", "avif"),
    HEIC(PICTURE, "image/heic", "heic", "heif"),
    PSD(PICTURE, "image/vnd.adobe.photoshop", "psd"),
    JXL(PICTURE, "image/jxl", "jxl"),
    JP2(PICTURE, "image/jp2", "jp2", "j2k", "jpx"),
    SVG(PICTURE, "image/svg+xml", "svg"),

    GLTF(MODEL_3D, "model/gltf+json", "gltf"),
    GLB(MODEL_3D, "model/gltf-binary", "glb"),
    OBJ(MODEL_3D, "model/obj", "obj"),
    STL(MODEL_3D, "model/stl", "stl"),
    PLY(MODEL_3D, "model/ply", "ply"),
    FBX(MODEL_3D, "model/vnd.fbx", "fbx"),
    THREE_MF(MODEL_3D, "model/3mf", "3mf"),
    DAE(MODEL_3D, "model/vnd.collada+xml", "dae"),
    USDZ(MODEL_3D, "model/vnd.usdz+zip", "usdz"),
    USD(MODEL_3D, "model/vnd.usd", "usd", "usda", "usdc"),
    THREE_DS(MODEL_3D, "model/x-3ds", "3ds"),
    X3D(MODEL_3D, "model/x3d+xml", "x3d"),
    AMF(MODEL_3D, "application/x-amf", "amf"),
    VRML(MODEL_3D, "model/vrml", "wrl", "vrml"),
    BLEND(MODEL_3D, "application/x-blender", "blend"),

    MP4(VIDEO, "video/mp4", "mp4", "m4v"),
    MOV(VIDEO, "video/quicktime", "mov", "qt"),
    THREE_GP(VIDEO, "video/3gpp", "3gp", "3g2"),
    MKV(VIDEO, "video/x-matroska", "mkv"),
    WEBM(VIDEO, "video/webm", "webm"),
    AVI(VIDEO, "video/x-msvideo", "avi"),
    FLV(VIDEO, "video/x-flv", "flv"),
    MPEG(VIDEO, "video/mpeg", "mpg", "mpeg", "vob"),
    MPEG_TS(VIDEO, "video/mp2t", "ts", "m2ts", "mts"),
    MXF(VIDEO, "application/mxf", "mxf"),
    OGV(VIDEO, "video/ogg", "ogv", "ogg"),
    WMV(VIDEO, "video/x-ms-wmv", "wmv", "asf");

    private final FileType type;
    private final String mediaType;
    private final List<String> extensions;

    Format(FileType type, String mediaType, String... extensions) {
        this.type = type;
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    public FileType type() {
        return type;
    }

    /** The media type as the Internet Assigned Numbers Authority lists it, or the customary one where it lists none. */
    public String mediaType() {
        return mediaType;
    }

    /** As it is spelt in messages and tables: {@code 3mf}, {@code mpeg-ts}, {@code jpeg}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace("three_", "3").replace('_', '-');
    }

    /** Whether a file with this extension is what its name promises; no extension promises nothing. */
    public boolean isCalled(String extension) {
        return extension.isEmpty() || extensions.contains(extension.toLowerCase(Locale.ROOT));
    }

    public static Optional<Format> of(String wireName) {
        return Arrays.stream(values())
                .filter(format -> format.wireName().equals(wireName))
                .findFirst();
    }
}
