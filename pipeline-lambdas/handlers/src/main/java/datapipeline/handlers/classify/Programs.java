package datapipeline.handlers.classify;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whatever a machine would run: recognised first, so that no program passes for the document it carries. */
final class Programs {
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    private static final int DOS_HEADER = 64;

    private Programs() {}

    static Optional<Classified> recognise(Content content) {
        return Optional.ofNullable(name(content)).map(Classified::executable);
    }

    private static @Nullable String name(Content content) {
        if (content.has(0, "\u007fELF")) {
            return "a Linux program";
        }
        if (content.has(0, "MZ") && content.contains("\0", DOS_HEADER)) {
            return "a Windows program";
        }
        if (isMachO(content)) {
            return "a macOS program";
        }
        if (content.has(0, "\u00ca\u00fe\u00ba\u00be")) {
            return "a Java class or a macOS program";
        }
        if (content.has(0, "\0asm")) {
            return "a WebAssembly program";
        }
        if (content.has(0, "dex\n")) {
            return "an Android program";
        }
        if (content.has(0, "L\0\0\0\u0001\u0014\u0002\0")) {
            return "a Windows shortcut";
        }
        if (content.has(0, EICAR)) {
            return "the EICAR anti-virus test program";
        }
        return isScript(content) ? "a script" : null;
    }

    /** 32 and 64 bits, either byte order. */
    private static boolean isMachO(Content content) {
        return content.has(0, "\u00fe\u00ed\u00fa\u00ce")
                || content.has(0, "\u00fe\u00ed\u00fa\u00cf")
                || content.has(0, "\u00ce\u00fa\u00ed\u00fe")
                || content.has(0, "\u00cf\u00fa\u00ed\u00fe");
    }

    /** {@code #!AMR} is a recording from a telephone. */
    private static boolean isScript(Content content) {
        int start = content.has(0, "\u00ef\u00bb\u00bf") ? 3 : 0;
        return content.has(start, "#!") && !content.has(start, "#!AMR");
    }
}
