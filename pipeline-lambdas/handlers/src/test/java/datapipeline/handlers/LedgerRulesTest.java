package datapipeline.handlers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import datapipeline.handlers.run.LedgerEntry;
import datapipeline.handlers.run.Run;
import datapipeline.handlers.testing.Faults;
import datapipeline.handlers.testing.Pipeline;
import datapipeline.model.Problem;
import datapipeline.model.ReasonCode;
import datapipeline.model.engine.StepResult;
import datapipeline.model.run.RunStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** received = all that ended + all in flight, whatever happens. */
class LedgerRulesTest {
    private final Pipeline pipeline = new Pipeline();
    private int files;

    private Run upload() {
        String key = "acme/%d.gif".formatted(files++);
        pipeline.classify.accept(Pipeline.arrival(key, Optional.of("v1"), "0A"));
        return pipeline.store.all().stream()
                .filter(run -> run.intake().source().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void lose(Run run) {
        pipeline.store.lose(run);
        pipeline.jobs.removeIf(job -> job.runId().equals(run.runId()));
    }

    private void balances() {
        assertThat(pipeline.audit()).hasValue(0);
    }

    @Test
    void balancesWhileRunsAreInFlight() {
        balances();
        for (int i = 0; i < 5; i++) {
            upload();
            balances();
        }
        pipeline.work();
        balances();
        pipeline.deliverAll();
        balances();
        assertThat(pipeline.pauses()).isZero();
    }

    @Test
    void balancesWhileFilesComeAndEndDuringTheProof() {
        upload();
        upload();
        pipeline.store.duringAnAudit = () -> {
            pipeline.deliverAll();
            upload();
            upload();
        };
        balances();
        assertThat(pipeline.pauses()).isZero();
    }

    @Test
    void tellsAnImbalanceWhenARunIsLost() {
        Run kept = upload();
        Run lost = upload();
        lose(lost);
        assertThat(pipeline.audit()).hasValue(1);
        assertThat(pipeline.pauses()).isEqualTo(2);
        assertThat(pipeline.logged("neither ended nor are in flight")).isTrue();
        pipeline.deliverAll();
        assertThat(pipeline.store
                        .find(kept.intake().fileId(), kept.sortKey())
                        .orElseThrow()
                        .status())
                .isEqualTo(RunStatus.COMPLETED);
        assertThat(pipeline.audit()).hasValue(1);
        pipeline.store.writeOff(lost);
        balances();
    }

    @Test
    void tellsALossOfYesterdayWhateverComesAndGoesToday() {
        Run lost = upload();
        lose(lost);
        pipeline.pass(Duration.ofDays(1));
        pipeline.store.duringAnAudit = () -> {
            for (int i = 0; i < 10; i++) {
                upload();
            }
            pipeline.deliverAll();
        };
        assertThat(pipeline.audit()).hasValue(1);
    }

    @Test
    void tellsARunThatNobodyWillLookAfter() {
        Run run = upload();
        pipeline.runs.change(run, now -> Optional.of(now.settled(pipeline.now, Optional.empty())));
        assertThat(pipeline.audit()).hasValue(1);
    }

    @Test
    void believesAnIndexThatLagsBehindOnceItHasFollowed() {
        upload();
        pipeline.store.indexLags = true;
        pipeline.store.duringAnAudit = () -> pipeline.store.indexLags = pipeline.pauses() == 0;
        balances();
        assertThat(pipeline.pauses()).isEqualTo(1);
    }

    @Test
    void saysNothingWhenTooManyAreInFlightToBeCounted() {
        upload();
        pipeline.store.tooMany = true;
        assertThat(pipeline.audit()).isEmpty();
        assertThat(pipeline.logged("ledger not proved")).isTrue();
        pipeline.store.tooMany = false;
        balances();
    }

    @Test
    void countsNoDuplicateAndEveryGeneration() {
        pipeline.upload();
        pipeline.upload();
        pipeline.deliverAll();
        pipeline.deliverAll();
        balances();
        Run done = pipeline.store.only();
        pipeline.commands.reprocess("again", done.intake().fileId(), done.runId(), Optional.empty());
        balances();
        pipeline.deliverAll();
        balances();
        assertThat(pipeline.store.all()).hasSize(2);
    }

    @Test
    void countsEveryEnd() {
        Run cancelled = upload();
        pipeline.commands.cancel(cancelled.intake().fileId(), cancelled.runId());
        balances();
        pipeline.engine.script = input -> new StepResult.Refused(Problem.of(ReasonCode.CORRUPT, "it ends early"));
        upload();
        pipeline.deliverAll();
        balances();
        pipeline.files.gone = true;
        upload();
        balances();
        pipeline.files.gone = false;
        pipeline.classify.accept(Pipeline.arrival("acme/b.gif", Optional.of("v2"), "0B"));
        pipeline.classify.accept(Pipeline.arrival("acme/b.gif", Optional.of("v1"), "0A"));
        balances();
        assertThat(pipeline.store.all())
                .extracting(Run::status)
                .contains(RunStatus.CANCELLED, RunStatus.QUARANTINED, RunStatus.SOURCE_GONE, RunStatus.SUPERSEDED);
    }

    @Test
    void balancesWhereverAFilesWayIsCutOff() {
        boolean struck = true;
        int point = 0;
        for (; struck; point++) {
            Pipeline cut = new Pipeline();
            cut.faults.crashAt(point);
            try {
                cut.upload();
                cut.deliverAll();
            } catch (Faults.Crash e) {
                assertThat(cut.faults.struck()).isTrue();
            }
            struck = cut.faults.struck();
            cut.faults.crashAt(-1);
            assertThat(cut.audit()).as("cut off at call %d", point).hasValue(0);
        }
        assertThat(point).isGreaterThan(10);
    }

    @Test
    void forgetsAnAccountWhenItsDayIsLongOverAndNothingIsOpen() {
        upload();
        pipeline.deliverAll();
        Run open = upload();
        pipeline.pass(Duration.ofDays(40));
        balances();
        assertThat(pipeline.store.read().accounts().keySet()).containsExactly(LedgerEntry.account(open));
    }

    @Test
    void letsNoRunLeaveItsEnd() {
        Run ended = upload();
        Run cancelled = ended.ended(RunStatus.CANCELLED, Optional.empty(), pipeline.now);
        assertThatThrownBy(() -> cancelled.queued(pipeline.now)).hasMessageContaining("cannot become QUEUED");
    }
}
