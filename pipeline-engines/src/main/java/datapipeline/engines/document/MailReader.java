package datapipeline.engines.document;

import datapipeline.engines.sandbox.Refusal;
import datapipeline.model.ReasonCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.message.MaximalBodyDescriptor;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;

/** Hears a mail part by part, as mime4j tells it, and keeps what a mail program would show. */
final class MailReader extends AbstractContentHandler {
    /** Mails that were forwarded a dozen times are real; this many parts in one another are made by hand. */
    private static final int DEEPEST = 30;

    private static final int MOST_PARTS = 2000;
    private static final int LONGEST_HEADER = 1 << 20;
    private static final int MOST_HEADERS = 5000;

    /** A text that stands in the mail itself. */
    private record Text(String words, boolean markup) {}

    /** The texts of parts that belong together: all of them, or the same in several forms. */
    private record Level(boolean alternatives, List<Text> texts) {
        Text chosen() {
            if (alternatives) {
                Optional<Text> plain = texts.stream()
                        .filter(text -> !text.markup() && !text.words().isBlank())
                        .findFirst();
                return plain.orElse(texts.isEmpty() ? new Text("", false) : texts.getLast());
            }
            String all = texts.stream().map(text -> text.words().strip()).collect(Collectors.joining("\n\n"));
            return new Text(all, texts.stream().anyMatch(Text::markup));
        }
    }

    /** Remembers what the parser passed over. */
    private static final class Damage extends DecodeMonitor {
        private static final int MOST = 5;
        private final List<String> heard = new ArrayList<>();

        @Override
        public boolean warn(String error, String consequence) {
            if (heard.size() < MOST) {
                heard.add(error);
            }
            return false;
        }

        @Override
        public boolean isListening() {
            return true;
        }
    }

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> heard = new LinkedHashMap<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final Deque<Level> levels = new ArrayDeque<>(List.of(new Level(false, new ArrayList<>())));
    private boolean ofAMessage;
    private int messages;
    private int parts;

    private MailReader() {}

    /** @throws Refusal when it is no mail, is encrypted, or nests deeper than mails do */
    static Mail read(Path file) throws IOException {
        MailReader reader = new MailReader();
        Damage damage = new Damage();
        MimeConfig config = new MimeConfig.Builder()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(LONGEST_HEADER)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        MimeStreamParser parser = new MimeStreamParser(config, damage, new DefaultBodyDescriptorBuilder());
        parser.setContentHandler(reader);
        parser.setContentDecoding(true);
        try (InputStream in = Files.newInputStream(file)) {
            parser.parse(in);
        } catch (MimeException broken) {
            throw new Refusal(ReasonCode.CORRUPT, "the mail cannot be read: " + broken.getMessage());
        }
        if (reader.headers.isEmpty()) {
            throw new Refusal(
                    ReasonCode.CORRUPT, "the mail has no sender, no receiver, no date and no subject: it is no mail");
        }
        return new Mail(reader.headers, reader.levels.getFirst().chosen().words(), reader.attachments, damage.heard);
    }

    @Override
    public void startMessage() {
        messages++;
        ofAMessage = true;
        levels.push(new Level(false, new ArrayList<>()));
        requireShallow();
    }

    @Override
    public void endMessage() {
        close();
    }

    @Override
    public void startBodyPart() {
        ofAMessage = false;
        parts++;
        if (parts > MOST_PARTS) {
            throw new Refusal(
                    ReasonCode.LIMIT_EXCEEDED,
                    "the mail has more than %d parts, which no mail has".formatted(MOST_PARTS));
        }
    }

    @Override
    public void startMultipart(BodyDescriptor multipart) {
        refuseLocked(multipart);
        levels.push(new Level(multipart.getSubType().equals("alternative"), new ArrayList<>()));
        requireShallow();
    }

    @Override
    public void endMultipart() {
        close();
    }

    @Override
    public void field(Field field) {
        if (ofAMessage) {
            Mail.HEADERS.stream()
                    .filter(name -> name.equalsIgnoreCase(field.getName()))
                    .findFirst()
                    .ifPresent(name -> heard.putIfAbsent(name, decoded(field.getBody())));
        }
    }

    @Override
    public void endHeader() {
        if (!ofAMessage) {
            return;
        }
        Map<String, String> inOrder = new LinkedHashMap<>();
        Mail.HEADERS.stream().filter(heard::containsKey).forEach(name -> inOrder.put(name, heard.get(name)));
        heard.clear();
        ofAMessage = false;
        if (messages == 1) {
            headers.putAll(inOrder);
        } else {
            add(new Text(
                    inOrder.entrySet().stream()
                            .map(header -> header.getKey() + ": " + header.getValue())
                            .collect(Collectors.joining("\n")),
                    false));
        }
    }

    @Override
    public void body(BodyDescriptor part, InputStream in) throws IOException {
        refuseLocked(part);
        byte[] content = in.readAllBytes();
        String name = "";
        boolean sentAlong = false;
        if (part instanceof MaximalBodyDescriptor described) {
            String given = described.getContentDispositionFilename();
            name = given != null ? given : described.getContentTypeParameters().getOrDefault("name", "");
            sentAlong = "attachment".equalsIgnoreCase(described.getContentDispositionType());
        }
        boolean words = part.getMediaType().equals("text");
        if (words && !sentAlong && name.isEmpty()) {
            boolean markup = part.getSubType().equals("html");
            String text = PlainText.decode(content, charset(part.getCharset(), content));
            add(new Text(markup ? HtmlText.of(text).words() : text, markup));
        } else {
            attachments.add(new Attachment(
                    name.isEmpty() ? "without a name" : decoded(name),
                    part.getMimeType().toLowerCase(Locale.ROOT),
                    content));
        }
    }

    private void add(Text text) {
        levels.getFirst().texts().add(text);
    }

    private void close() {
        Text chosen = levels.pop().chosen();
        add(chosen);
    }

    private void requireShallow() {
        if (levels.size() > DEEPEST) {
            throw new Refusal(
                    ReasonCode.LIMIT_EXCEEDED,
                    "parts of the mail lie %d deep in one another, which no mail's do".formatted(DEEPEST));
        }
    }

    private static void refuseLocked(BodyDescriptor part) {
        boolean locked = part.getMimeType().equals("multipart/encrypted")
                || part.getMimeType().endsWith("pkcs7-mime")
                        && !"signed-data"
                                .equals(
                                        part instanceof MaximalBodyDescriptor described
                                                ? described
                                                        .getContentTypeParameters()
                                                        .get("smime-type")
                                                : "");
        if (locked) {
            throw new Refusal(ReasonCode.ENCRYPTED, "the mail is encrypted; only its receiver's key opens it");
        }
    }

    private static String decoded(String raw) {
        try {
            return DecoderUtil.decodeEncodedWords(raw.replaceAll("\\s+", " ").strip(), DecodeMonitor.SILENT);
        } catch (IllegalArgumentException notEncoded) {
            return raw;
        }
    }

    private static Charset charset(String named, byte[] content) {
        try {
            boolean assumed = named == null || named.equalsIgnoreCase("us-ascii");
            return assumed ? PlainText.charset(content) : Charset.forName(named);
        } catch (java.nio.charset.IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return PlainText.charset(content);
        }
    }
}
