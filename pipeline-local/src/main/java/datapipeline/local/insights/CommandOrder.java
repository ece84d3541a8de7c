package datapipeline.local.insights;

import java.util.List;

/** Which command may follow which. Source: the pages of the commands in the guide of CloudWatch Logs. */
final class CommandOrder {
    private static final int MOST_STATS = 2;

    private int stats;
    private boolean first = true;
    private boolean dedup;
    private boolean ordered;

    private CommandOrder() {}

    static void check(List<Command> commands) {
        var order = new CommandOrder();
        commands.forEach(order::next);
    }

    private void next(Command command) {
        if (dedup && !(command instanceof Command.Limit)) {
            throw command.at().refused("only \"limit\" may follow \"dedup\"");
        }
        if (command instanceof Command.Source && !first) {
            throw command.at().refused("SOURCE must be the first command");
        }
        if (command instanceof Command.Stats) {
            stats++;
            checkStats(command);
        }
        first = false;
        dedup |= command instanceof Command.Dedup;
        ordered |= command instanceof Command.Sort || command instanceof Command.Limit;
    }

    private void checkStats(Command command) {
        if (stats > MOST_STATS) {
            throw command.at().refused("a query has at most two \"stats\"");
        }
        if (stats == MOST_STATS && ordered) {
            throw command.at().refused("\"sort\" and \"limit\" must follow the second \"stats\"");
        }
    }
}
