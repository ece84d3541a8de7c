package datapipeline.engines.document;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLEditorKit.ParserCallback;
import javax.swing.text.html.parser.ParserDelegator;

/** What a reader of a web page sees: no markup, no scripts, a line a block. */
final class HtmlText extends ParserCallback {
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder title = new StringBuilder();
    private int hidden;
    private boolean inTitle;

    private HtmlText() {}

    static DocumentText read(Path file) throws IOException {
        byte[] bytes = PlainText.bytes(file);
        HtmlText page = of(PlainText.decode(bytes, PlainText.charset(bytes)));
        Map<String, String> metadata = page.title.isEmpty() ? Map.of() : Map.of("title", page.title.toString());
        return new DocumentText(List.of(page.words()), metadata);
    }

    static HtmlText of(String markup) throws IOException {
        HtmlText page = new HtmlText();
        new ParserDelegator().parse(new StringReader(markup), page, true);
        return page;
    }

    String words() {
        return text.toString().strip();
    }

    @Override
    public void handleText(char[] data, int position) {
        if (inTitle) {
            title.append(data);
        } else if (hidden == 0) {
            text.append(data);
        }
    }

    @Override
    public void handleStartTag(HTML.Tag tag, MutableAttributeSet attributes, int position) {
        inTitle |= tag == HTML.Tag.TITLE;
        hidden += isHidden(tag) ? 1 : 0;
        lineBefore(tag);
    }

    @Override
    public void handleEndTag(HTML.Tag tag, int position) {
        inTitle &= tag != HTML.Tag.TITLE;
        hidden -= isHidden(tag) ? 1 : 0;
        lineBefore(tag);
    }

    @Override
    public void handleSimpleTag(HTML.Tag tag, MutableAttributeSet attributes, int position) {
        lineBefore(tag);
    }

    private static boolean isHidden(HTML.Tag tag) {
        return tag == HTML.Tag.SCRIPT || tag == HTML.Tag.STYLE;
    }

    private void lineBefore(HTML.Tag tag) {
        boolean begun = !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
        if (begun && (tag.breaksFlow() || tag == HTML.Tag.TD || tag == HTML.Tag.BR)) {
            text.append('\n');
        }
    }
}
