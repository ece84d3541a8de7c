package datapipeline.console.files;

import datapipeline.model.run.RunStatus;

/** How a status looks beside its words, so that nobody depends on telling colours apart. */
enum StatusShape {
    WAITING("clock", "wait"),
    WORKING("play", "work"),
    GOOD("check", "good"),
    HALF("half", "warn"),
    BAD("cross", "bad"),
    OVER("minus", "over");

    private final String icon;
    private final String tone;

    StatusShape(String icon, String tone) {
        this.icon = icon;
        this.tone = tone;
    }

    /** The id of a symbol in the icon sprite. */
    String icon() {
        return icon;
    }

    /** The class of its colour. */
    String tone() {
        return tone;
    }

    static StatusShape of(RunStatus status) {
        return switch (status) {
            case RECEIVED, QUEUED, RETRY_WAIT -> WAITING;
            case PROCESSING, PROCESSED -> WORKING;
            case COMPLETED -> GOOD;
            case PARTIAL, QUARANTINED -> HALF;
            case FAILED -> BAD;
            case SUPERSEDED, SOURCE_GONE, CANCELLED -> OVER;
        };
    }

    /** Which stage a run is in, in a word or two; nothing once it has ended. */
    static String stage(RunSummary run) {
        return switch (run.status()) {
            case RECEIVED -> "classify";
            case QUEUED -> "queue wait";
            case PROCESSING -> run.attempts() > 0 ? "process, attempt " + (run.attempts() + 1) : "process";
            case RETRY_WAIT -> "before attempt " + (run.attempts() + 1);
            case PROCESSED -> "join wait";
            case COMPLETED, PARTIAL, FAILED, QUARANTINED, SUPERSEDED, SOURCE_GONE, CANCELLED -> "";
        };
    }
}
