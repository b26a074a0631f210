package dev.etlpipeline.core.module;

import dev.etlpipeline.core.call.CallHeaders;
import dev.etlpipeline.core.call.Interceptor;
import dev.etlpipeline.core.definition.RuleFactory;
import dev.etlpipeline.core.definition.StepFactory;
import dev.etlpipeline.core.enrich.LookupFactory;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.load.RefusalPolicy;
import dev.etlpipeline.core.load.ValueCodec;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.source.StartPoint;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * The whole of what a module can do. Core has a default for what must exist. Order of registration counts where several
 * are asked; names that are taken already are refused with {@link NameTakenException}.
 */
public interface Registry {

    /** The project's folder, where relative paths of settings start. */
    Path home();

    void intercept(Interceptor interceptor);

    void listen(RunListener listener);

    /** Adds headers to the requests that look-ups make; where two give one name, the last registered wins. */
    void callHeaders(CallHeaders headers);

    void participate(LoadParticipant participant);

    /** As {@link #participate}, behind the participants of all modules: for who puts on record what they wrote. */
    void participateLast(LoadParticipant participant);

    /** Puts on record what people do by commands; all that are registered, in order. */
    void recordActions(ActionRecorder recorder);

    /** Puts on record that runs begin and how they end; all that are registered, in order. */
    void recordRuns(RunRecorder recorder);

    /** All that were registered as one; to be asked when all are there, by commands that change what runs left. */
    ActionRecorder actions();

    /**
     * Keys the hashes of rows, so that nobody who reads the target can try values against them. Asked at the start of each run; where
     * another key is given than before, each row counts as changed once. The last one registered is used.
     *
     * @param key gives the key, or empty where there is none
     */
    void rowHashKey(Supplier<Optional<byte[]>> key);

    /** Hides what modules remember beside the target; the last one registered is used. */
    void conceal(Concealment concealment);

    /** What was registered last, or what hides nothing; to be asked when all are there. */
    Concealment concealment();

    void step(String name, StepFactory factory);

    void rule(String name, RuleFactory factory);

    /** The steps that modules registered, by name; to be asked when all are there. */
    Map<String, StepFactory> steps();

    /** The rules that modules registered, by name; to be asked when all are there. */
    Map<String, RuleFactory> rules();

    void lookup(String enrichment, LookupFactory factory);

    /**
     * Names the look-ups that are asked for what the sources of the settings have left open, because an interceptor threw
     * {@link dev.etlpipeline.core.enrich.LookupSkipped}. Rows keep their names, count as poorer, and leave the run
     * DEGRADED.
     *
     * @param sources words of look-ups, core's or registered ones, in the order in which they are asked
     */
    void substitutes(String enrichment, List<String> sources);

    /**
     * Names the command that asks later for what substitutes answered: it is shown where a run ended DEGRADED. The last one
     * registered is used.
     *
     * @param command behind {@code ./pipeline}, such as {@code backfill}; takes {@code --definition}
     */
    void refill(String command);

    /** Replaces core's file of rejects; the last one registered is used. */
    void rejectSink(RejectSinkFactory factory);

    /** Replaces core's start at the beginning; the last one registered is used. */
    void startPoint(StartPoint startPoint);

    /** What may be kept of a raw record; all that are registered are applied in order. */
    void rawView(RawView view);

    /** Lets records be loaded without their bad values; the first that wants a record takes it. */
    void rescue(RejectRescue rescue);

    /** Asked before a run does anything; all that are registered, in order, until one stops the run. */
    void beforeRun(BeforeRun question);

    /** Looks at a whole file before its first row is loaded; all that are registered, in order. */
    void preflight(Preflight preflight);

    /** Those of all modules; to be asked during runs, when all are there. */
    List<RawView> rawViews();

    void codec(ValueCodec codec);

    /** All that were registered, in the order in which they are applied; to be asked when all are there. */
    List<ValueCodec> codecs();

    /** Replaces core's, by which a chunk with a row that the database refuses ends the run; the last one registered is used. */
    void refusalPolicy(RefusalPolicy policy);

    /** Wraps the pool: the first registered is innermost. */
    void wrapDataSource(UnaryOperator<DataSource> wrapper);

    /** A picocli command object, added beneath {@code pipeline}. */
    void command(Object command);

    /** The same, for a command that needs settings, definition, warehouse or engine. */
    void command(CommandFactory factory);

    void healthCheck(HealthCheck check);

    /** Those of all modules; to be asked when all are there. */
    List<HealthCheck> healthChecks();

    void page(Page page);

    /** Something that keeps data about people, to be asked for them by whoever masks, erases or reports. */
    void keeps(DataStore store);

    /** A class-path folder of Flyway migrations; {@code {dialect}} in it becomes {@code h2} or {@code sqlserver}. */
    void migrations(String location);

    /** Something local that plays the part of what production connects to; settings name it by {@code stand-in:NAME}. */
    void standIn(StandIn standIn);
}
