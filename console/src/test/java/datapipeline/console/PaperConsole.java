package datapipeline.console;

import datapipeline.console.paper.Paper;
import datapipeline.console.paper.PaperCatalog;
import datapipeline.console.paper.PaperLinks;
import datapipeline.console.paper.PaperQueues;
import datapipeline.console.security.Roles;
import datapipeline.model.FileType;
import datapipeline.model.run.RunStatus;
import datapipeline.model.topology.Topology;
import org.springframework.boot.SpringApplication;

/** The console in front of files on paper, to look at the pages: sign in at {@code /sign-in?token=look}. */
public final class PaperConsole {
    private PaperConsole() {}

    public static void main(String[] arguments) {
        var context = new SpringApplication(ConsoleApplication.class, Paper.class).run(arguments);
        context.getBean(PaperLinks.class)
                .tokens
                .putAll(java.util.Map.of("look", Roles.ADMIN, "look2", Roles.ADMIN, "look3", Roles.ADMIN));
        PaperCatalog catalog = context.getBean(PaperCatalog.class);
        FileType[] types = FileType.values();
        for (RunStatus status : RunStatus.values()) {
            String key = "acme/2026/holiday-%s.png".formatted(status.name().toLowerCase(java.util.Locale.ROOT));
            var file = Paper.file(key, types[status.ordinal() % types.length], status);
            catalog.add(file);
            if (status == RunStatus.COMPLETED) {
                catalog.results.put(file.currentRun().orElseThrow(), Paper.resized());
            }
        }
        PaperQueues queues = context.getBean(PaperQueues.class);
        for (FileType type : types) {
            queues.holds(Topology.queueOf(type), type.ordinal() * 17L);
            queues.holds(Topology.deadLetterQueueOf(Topology.queueOf(type)), type == FileType.VIDEO ? 3 : 0);
        }
    }
}
